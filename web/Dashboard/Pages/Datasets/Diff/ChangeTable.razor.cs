using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets.Diff;

/// <summary>One thing about one image that is another.</summary>
public sealed record ChangeRow(string Image, string What, Change From, Change To)
{

    public static IReadOnlyList<ChangeRow> Of(IReadOnlyList<ValueChange> changes) =>
        [.. changes.Select(change => new ChangeRow(change.Image, change.Descriptor, Change.Of(change.From), Change.Of(change.To)))];

    public static IReadOnlyList<ChangeRow> Of(IReadOnlyList<ImageChange> changes) =>
        [.. changes.Select(change => new ChangeRow(change.Image, change.What, Change.Of(change.From), Change.Of(change.To)))];
}

/// <summary>One side of a change.</summary>
/// <param name="Exact">For programs.</param>
public readonly record struct Change(string Shown, string Exact)
{
    public static Change Of(double? value) => new(Figure.Fixed(value, 2), Figure.Exact(value));

    public static Change Of(string? text) => new(text ?? "blank", text ?? "");
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

    private Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync() =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([["Image", "What", "From", "To"], .. Rows.Select(row => (IReadOnlyList<string>)[row.Image, row.What, row.From.Exact, row.To.Exact])]);

    private ICollection<ChangeRow> Items => [.. Rows];
}
