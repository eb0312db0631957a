using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>The images that come next.</summary>
public sealed partial class WorkStrip
{
    private const int Shown = 8;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required CorrectView View { get; set; }

    private IReadOnlyList<WorkItem> Next => [.. View.List.After(View.Row.Image).Take(Shown)];
}
