using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>All epochs, for programs: every figure to its last digit, what is undefined blank.</summary>
public static class EpochRows
{
    /// <param name="parts">Names of the loss's terms.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<EpochCompleted> epochs, IReadOnlyList<string> parts) =>
    [
        ["Epoch", "Training loss", "Validation loss", .. parts, "AUC", "PRA", "Learning rate", "Images/s"],
        .. epochs.Select(epoch => (IReadOnlyList<string>)[.. Figures(epoch, parts).Select(Figure.Exact)]),
    ];

    /// <summary>One term of the loss; null where the epoch has none of that name.</summary>
    public static double? Part(EpochCompleted epoch, string part) => epoch.LossParts.TryGetValue(part, out var value) ? value : null;

    private static IEnumerable<double?> Figures(EpochCompleted epoch, IReadOnlyList<string> parts) =>
    [
        epoch.Epoch, epoch.TrainLoss, epoch.ValidationLoss, .. parts.Select(part => Part(epoch, part)),
        epoch.ValidationAuc, epoch.ValidationPra, epoch.LearningRate, epoch.ImagesPerSecond,
    ];
}
