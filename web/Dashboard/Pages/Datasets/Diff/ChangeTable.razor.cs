using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets.Diff;

/// <summary>One thing about one image that is another.</summary>
public sealed record ChangeRow(string Image, string What, string From, string To)
{
    private const string Blank = "blank";

    public static IReadOnlyList<ChangeRow> Of(IReadOnlyList<ValueChange> changes) =>
        [.. changes.Select(change => new ChangeRow(change.Image, change.Descriptor, Figure.Fixed(change.From, 2), Figure.Fixed(change.To, 2)))];

    public static IReadOnlyList<ChangeRow> Of(IReadOnlyList<ImageChange> changes) =>
        [.. changes.Select(change => new ChangeRow(change.Image, change.What, change.From ?? Blank, change.To ?? Blank))];
}

/// <summary>Changes of single images, any number of them.</summary>
public sealed partial class ChangeTable
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChangeRow> Rows { get; set; }

    private ICollection<ChangeRow> Items => [.. Rows];
}
