using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>One image, its descriptors and how they came to be; correcting goes on to the next of the work list, which is in the address.</summary>
public sealed partial class CorrectPage(CorrectReader reader, NavigationManager navigation, ILogger<CorrectPage> logger)
{
    private Loadable<CorrectView?> state = new Loadable<CorrectView?>.Pending();

    [Parameter]
    public required string Dataset { get; set; }

    [Parameter]
    public required string Image { get; set; }

    /// <summary>A <see cref="WorkCell"/>; null for all images.</summary>
    [SupplyParameterFromQuery(Name = "cell")]
    private string? CellText { get; set; }

    private WorkCell Cell => WorkCell.Parse(CellText);

    private string ListLink => CorrectLink.ToList(Dataset, Cell);

    protected override bool Shows(string stream) => stream == Streams.Annotations(Dataset) || stream == Streams.Dataset(Dataset);

    protected override Task LoadAsync() => ShowAsync(Loadable<CorrectView?>.FromAsync(() => reader.ReadAsync(Dataset, Image, Cell), logger), read => state = read);

    private void GoOn(CorrectView from)
    {
        var next = from.List.After(from.Row.Image).FirstOrDefault();
        navigation.NavigateTo(next is null ? ListLink : CorrectLink.To(Dataset, next.Row.Image, Cell));
    }
}
