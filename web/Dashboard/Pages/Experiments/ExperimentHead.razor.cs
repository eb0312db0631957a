using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>Title, state and headline figures.</summary>
public sealed partial class ExperimentHead
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    private ExperimentSummary Summary => View.Summary;

    // Null where it is the one that the page shows.
    private string? Elsewhere => Summary.Evaluation?.EvaluationId is { } headline && headline != View.Shown?.EvaluationId ? headline : null;

    private string N => Summary.Evaluation is { } evaluation ? $"n = {evaluation.N}" : "not evaluated yet";

    private string GroupCount => Summary.Disparity is { } disparity ? $"{disparity.Groups} groups, {disparity.Level} level" : "not assessed yet";

    // The read model keeps the values of the newest evaluation; their intervals are in its report, which may be another than the one shown.
    private IReadOnlyList<MetricResult> Headline =>
        View.Shown?.EvaluationId == Summary.Evaluation?.EvaluationId && View.Evaluation is Loadable<EvaluationReport>.Loaded { Value.Conditions: [var first, ..] }
            ? first.Metrics
            : [];

    private DisparityResult? Slope =>
        View.Shown?.EvaluationId == Summary.Evaluation?.EvaluationId
            ? View.FairnessOrNull?.Disparities.FirstOrDefault(result => result.Definition == "cdi.slope@1" && result.Level == Summary.Disparity?.Level)
            : null;
}
