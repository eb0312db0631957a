using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Charts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Loss and validation figures of several experiments over one another.</summary>
public sealed partial class ComparedCurves
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Runs { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    /// <summary>One list an experiment.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<IReadOnlyList<EpochCompleted>> Epochs { get; set; }

    private IEnumerable<(string Title, CurveData Data)> Pictures =>
    [
        ("Training loss", Picture("loss", null, epoch => epoch.TrainLoss)), ("Validation loss", Picture("loss", null, epoch => epoch.ValidationLoss)),
        ("Validation AUC", Picture("AUC", 1, epoch => epoch.ValidationAuc)), ("Validation PRA", Picture("PRA", 1, epoch => epoch.ValidationPra)),
    ];

    private CurveData Picture(string name, double? maximum, Func<EpochCompleted, double?> value) => new(
        "epoch", name, maximum, [.. Names.Zip(Epochs, (run, epochs) => new Curve(run, false, CurvePoints.Of(epochs, epoch => epoch.Epoch, value)))], null);
}
