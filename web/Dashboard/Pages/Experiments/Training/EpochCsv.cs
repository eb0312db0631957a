using System.Globalization;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>Epochs as CSV (RFC 4180), figures to their last digit; what is undefined is blank.</summary>
public static class EpochCsv
{
    public static string Write(IEnumerable<EpochCompleted> epochs, IReadOnlyList<string> parts) => string.Concat(
        epochs.Select(epoch => Line([
            epoch.Epoch, epoch.TrainLoss, epoch.ValidationLoss, .. parts.Select(part => Part(epoch, part)),
            epoch.ValidationAuc, epoch.ValidationPra, epoch.LearningRate, epoch.ImagesPerSecond,
        ])).Prepend($"epoch,train_loss,validation_loss,{string.Concat(parts.Select(part => part + ","))}auc,pra,learning_rate,images_per_second\r\n"));

    /// <summary>One term of the loss; null where the epoch has none of that name.</summary>
    public static double? Part(EpochCompleted epoch, string part) => epoch.LossParts.TryGetValue(part, out var value) ? value : null;

    private static string Line(IEnumerable<double?> figures) =>
        string.Join(',', figures.Select(figure => figure?.ToString("R", CultureInfo.InvariantCulture))) + "\r\n";
}
