using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Images;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>The images that wait to be looked at, by class and descriptor.</summary>
public sealed partial class WorkListPanel(DatasetImages images, IAnnotationQueries annotations, NavigationManager navigation, ILogger<WorkListPanel> logger)
{
    private const int Shown = 24;

    private Loadable<WorkList?> state = new Loadable<WorkList?>.Pending();
    private (string Dataset, WorkCell Cell)? loaded;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required WorkCell Cell { get; set; }

    private IReadOnlyList<string> Classes { get; set; } = [];

    private IReadOnlyList<string> Descriptors { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Dataset, Cell))
            return;
        loaded = (Dataset, Cell);
        state = await Loadable<WorkList?>.FromAsync(ReadAsync, logger);
    }

    private static string? Text(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;

    private async Task<WorkList?> ReadAsync()
    {
        if (await images.ReadAsync(Dataset) is not { } table)
            return null;
        (Classes, Descriptors) = (table.Manifest.Classes, [.. table.Vocabulary.Select(descriptor => descriptor.Name)]);
        return WorkList.Of(table, await annotations.ReviewsAsync(Dataset), Cell);
    }

    private void Choose(WorkCell cell) => navigation.NavigateTo(CorrectLink.ToList(Dataset, cell));
}
