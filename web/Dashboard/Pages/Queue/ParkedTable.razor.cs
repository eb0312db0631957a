using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Dashboard.Pages.Queue;

public sealed partial class ParkedTable
{
    [Parameter, EditorRequired]
    public required Page<ParkedSummary> Rows { get; set; }

    /// <summary>Where the page starts; null for the first.</summary>
    [Parameter, EditorRequired]
    public required string? After { get; set; }

    /// <summary>The address of the page that starts there; null for the first.</summary>
    [Parameter, EditorRequired]
    public required Func<string?, string> Link { get; set; }

    /// <summary>All messages that wait, for an export.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<IReadOnlyList<IReadOnlyList<string>>>> All { get; set; }

    /// <summary>Whether a reason is given, without which nothing can be decided.</summary>
    [Parameter, EditorRequired]
    public required bool CanDecide { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<(ParkedSummary Message, ParkedDecisionKind Kind)> OnDecision { get; set; }
}
