using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Charts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>Loss and validation figures, epoch by epoch.</summary>
public sealed partial class TrainingCurves
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochCompleted> Epochs { get; set; }

    /// <summary>Null while it still trains.</summary>
    [Parameter, EditorRequired]
    public required TrainedModel? Model { get; set; }

    private IReadOnlyList<string> Parts => [.. Epochs.SelectMany(epoch => epoch.LossParts.Keys).Distinct()];

    private CurveData LossData => new("epoch", "loss", null,
    [
        Curve("training", epoch => epoch.TrainLoss),
        Curve("validation", epoch => epoch.ValidationLoss),
        .. Parts.Select(part => Curve(part, epoch => Part(epoch, part), dashed: true)),
    ], Model?.BestEpoch);

    private CurveData ValidationData => new("epoch", "AUC, PRA", 1,
        [Curve("AUC", epoch => epoch.ValidationAuc), Curve("PRA", epoch => epoch.ValidationPra)], Model?.BestEpoch);

    private static double? Part(EpochCompleted epoch, string part) => epoch.LossParts.TryGetValue(part, out var value) ? value : null;

    private Curve Curve(string name, Func<EpochCompleted, double?> value, bool dashed = false) =>
        new(name, dashed, [.. Epochs.Select(epoch => new double?[] { epoch.Epoch, value(epoch) })]);
}
