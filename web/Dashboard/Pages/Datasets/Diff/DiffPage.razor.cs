using System.Globalization;
using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Artifacts;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets.Diff;

/// <summary>What became of a dataset between two versions and two annotation sets; which ones is in the address.</summary>
public sealed partial class DiffPage(IDatasetQueries datasets, ParsedArtifacts artifacts, NavigationManager navigation, ILogger<DiffPage> logger)
{
    private Loadable<DiffView?> state = new Loadable<DiffView?>.Pending();

    [Parameter]
    public required string Id { get; set; }

    /// <summary>A dataset version; null for the one before the newest, or the newest where there is only one.</summary>
    [SupplyParameterFromQuery]
    private int? From { get; set; }

    /// <summary>Null for the newest.</summary>
    [SupplyParameterFromQuery]
    private int? To { get; set; }

    /// <summary>An annotation set of that version; null for its newest, and its oldest where both sides are one version.</summary>
    [SupplyParameterFromQuery]
    private int? FromSet { get; set; }

    [SupplyParameterFromQuery]
    private int? ToSet { get; set; }

    protected override bool Shows(string stream) => stream == Streams.Dataset(Id) || stream == Streams.Annotations(Id);

    protected override Task LoadAsync() => ShowAsync(Loadable<DiffView?>.FromAsync(ReadAsync, logger), read => state = read);

    private static string Number(int? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private async Task<DiffView?> ReadAsync()
    {
        if (await datasets.FindAsync(Id) is not { } summary)
            return null;
        var choice = new VersionChoice(summary, await datasets.VersionsAsync(Id), await datasets.AnnotationSetsAsync(Id));
        var to = choice.Find(To ?? choice.Versions[0]);
        var from = choice.Find(From ?? choice.Versions[Math.Min(1, choice.Versions.Count - 1)]);
        var fromSets = choice.SetsOf(from.Version);
        var fromSet = choice.FindSet(FromSet ?? (from == to ? fromSets.Cast<int?>().LastOrDefault() : fromSets.Cast<int?>().FirstOrDefault()), from.Version);
        var toSet = choice.FindSet(ToSet ?? choice.SetsOf(to.Version).Cast<int?>().FirstOrDefault(), to.Version);
        return new(choice, DatasetDifference.Between(
            await artifacts.GetAsync<DatasetManifest>(from.Manifest), await artifacts.GetAsync<DatasetManifest>(to.Manifest),
            await SetAsync(fromSet), await SetAsync(toSet)));
    }

    private async Task<AnnotationSet?> SetAsync(AnnotationSetPublished? published) =>
        published is null ? null : await artifacts.GetAsync<AnnotationSet>(published.Set);

    // Another dataset version has other annotation sets.
    private void Choose(string name, int value, string? resets = null) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { [name] = value }.Concat(resets is null ? [] : [new(resets, null)]).ToDictionary()));
}
