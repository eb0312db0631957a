using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Fairness.InUse;

/// <summary>The windows of a model, the newest first.</summary>
public sealed partial class WindowTable
{
    private static readonly string[] Metrics = ["auc@1", "ece.pos15@1", "brier@1", "cdi.within@1", "cdi.slope@1"];

    [Parameter, EditorRequired]
    public required IReadOnlyList<WindowAssessed> Windows { get; set; }

    /// <summary>The one that is shown in full.</summary>
    [Parameter, EditorRequired]
    public required int? Shown { get; set; }

    [Parameter, EditorRequired]
    public required string ExperimentId { get; set; }
}
