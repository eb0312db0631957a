using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Images;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Pages.Annotate.Correct;

namespace SemCovNet.Dashboard.Pages.Datasets.Browse;

/// <summary>The images behind a coverage cell, or any others: filter and page are in the address.</summary>
public sealed partial class ImagesPage(DatasetImages images, NavigationManager navigation, ILogger<ImagesPage> logger)
{
    private const int PageSize = 60;

    private static readonly IReadOnlyList<string> SplitNames = [.. Enum.GetNames<Split>().Select(name => name.ToLowerInvariant())];

    private Loadable<ImageTable?> state = new Loadable<ImageTable?>.Pending();
    private string? loaded;

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Class { get; set; }

    [SupplyParameterFromQuery]
    private string? Descriptor { get; set; }

    [SupplyParameterFromQuery]
    private string? Subgroup { get; set; }

    /// <summary>train, validation or test.</summary>
    [SupplyParameterFromQuery]
    private string? Split { get; set; }

    /// <summary>1 for the first.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private string WorkListLink => CorrectLink.ToList(Id, new(Class, Descriptor));

    private ImageFilter Filter => new(Class, Descriptor, Subgroup, Split);

    protected override bool Shows(string stream) => stream == Streams.Dataset(Id) || stream == Streams.Annotations(Id);

    // A filter shows the same rows another way.
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
            await LoadAsync();
    }

    protected override Task LoadAsync()
    {
        loaded = Id;
        return ShowAsync(Loadable<ImageTable?>.FromAsync(() => images.ReadAsync(Id), logger), read => state = read);
    }

    private static IReadOnlyList<string> SubgroupsOf(ImageTable table) =>
    [
        .. table.Manifest.Rows.Select(row => row.Subgroups.GetValueOrDefault(table.Manifest.SubgroupAttributes[0])).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static double? Mean(IReadOnlyList<ListedImage> found) => found.Any(image => image.Value is not null) ? found.Average(image => image.Value) : null;

    private static int Pages(IReadOnlyList<ListedImage> found) => (found.Count + PageSize - 1) / PageSize;

    private int ShownPage(IReadOnlyList<ListedImage> found) => Math.Clamp(PageNumber ?? 1, 1, Pages(found));

    private string PageLink(int page) => navigation.GetUriWithQueryParameter("page", page == 1 ? null : page);

    private void Choose(string name, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["page"] = null }));
}
