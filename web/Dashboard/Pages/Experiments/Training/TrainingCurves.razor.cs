using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Charts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>Loss and validation figures, epoch by epoch.</summary>
public sealed partial class TrainingCurves
{
    private IReadOnlyList<EpochCompleted>? drawn;

    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochCompleted> Epochs { get; set; }

    /// <summary>Null while it still trains.</summary>
    [Parameter, EditorRequired]
    public required TrainedModel? Model { get; set; }

    private IReadOnlyList<string> Parts { get; set; } = [];

    private IReadOnlyList<Curve> Losses { get; set; } = [];

    private IReadOnlyList<Curve> Validations { get; set; } = [];

    private CurveData LossData => new("epoch", "loss", null, Losses, Model?.BestEpoch);

    private CurveData ValidationData => new("epoch", "AUC, PRA", 1, Validations, Model?.BestEpoch);

    // A page is rendered again for less than new epochs: for what is chosen in its address.
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(drawn, Epochs))
            return;
        drawn = Epochs;
        Parts = [.. Epochs.SelectMany(epoch => epoch.LossParts.Keys).Distinct()];
        Losses =
        [
            Curve("training", epoch => epoch.TrainLoss), Curve("validation", epoch => epoch.ValidationLoss),
            .. Parts.Select(part => Curve(part, epoch => EpochRows.Part(epoch, part), dashed: true)),
        ];
        Validations = [Curve("AUC", epoch => epoch.ValidationAuc), Curve("PRA", epoch => epoch.ValidationPra)];
    }

    private Curve Curve(string name, Func<EpochCompleted, double?> value, bool dashed = false) =>
        new(name, dashed, CurvePoints.Of(Epochs, epoch => epoch.Epoch, value));
}
