using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Datasets.Diff;

/// <summary>One version of several.</summary>
public sealed partial class VersionSelect
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required int? Value { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<int> Options { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<int> OnChoose { get; set; }
}
