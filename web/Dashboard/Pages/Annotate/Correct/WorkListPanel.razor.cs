using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Images;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>The images that wait to be looked at, by class and descriptor.</summary>
public sealed partial class WorkListPanel(DatasetImages images, IAnnotationQueries annotations, NavigationManager navigation, ILogger<WorkListPanel> logger)
{
    private const int Shown = 24;

    private readonly Latest latest = new();
    private Loadable<View?> state = new Loadable<View?>.Pending();
    private (string Dataset, WorkCell Cell)? loaded;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required WorkCell Cell { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Dataset, Cell))
            return;
        loaded = (Dataset, Cell);
        await latest.ShowAsync(Loadable<View?>.FromAsync(ReadAsync, logger), read => state = read);
    }

    private static string? Text(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;

    private async Task<View?> ReadAsync() => await images.ReadAsync(Dataset) is { } table
        ? new(WorkList.Of(table, await annotations.ReviewsAsync(Dataset), Cell), table.Manifest.Classes, [.. table.Vocabulary.Select(descriptor => descriptor.Name)])
        : null;

    private void Choose(WorkCell cell) => navigation.NavigateTo(CorrectLink.ToList(Dataset, cell));

    /// <param name="Classes">Of the dataset.</param>
    /// <param name="Descriptors">Of its vocabulary.</param>
    private sealed record View(WorkList List, IReadOnlyList<string> Classes, IReadOnlyList<string> Descriptors);
}
