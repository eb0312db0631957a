using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Datasets.Browse;

/// <summary>One of several values, or all of them.</summary>
public sealed partial class FilterSelect
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Null for all.</summary>
    [Parameter, EditorRequired]
    public required string? Value { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Options { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string?> OnChoose { get; set; }

    private string ElementId => $"filter-{Name.ToLowerInvariant().Replace(' ', '-')}";
}
