using Microsoft.AspNetCore.Components;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

/// <summary>One dataset: what it holds, how its descriptors cover it, and how it came to be so.</summary>
public sealed partial class DatasetPage(
    IDatasetQueries datasets, IEventStore store, IArtifactStore artifacts, NavigationManager navigation, ILogger<DatasetPage> logger)
{
    private Loadable<DatasetView?> state = new Loadable<DatasetView?>.Pending();

    private string? loaded;

    [Parameter]
    public required string Id { get; set; }

    /// <summary>A value of the coverage report's subgroup attribute; null for all images.</summary>
    [SupplyParameterFromQuery]
    private string? Subgroup { get; set; }

    /// <summary>How the cells with subgroups are sorted; null for the thinnest first.</summary>
    [SupplyParameterFromQuery(Name = "cells")]
    private string? CellOrder { get; set; }

    protected override bool Shows(string stream) =>
        stream == Streams.Dataset(Id) || stream == Streams.Annotations(Id) || stream == Streams.Monitor(Id);

    // Another subgroup is another view of the same report.
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
            await LoadAsync();
    }

    protected override Task LoadAsync()
    {
        loaded = Id;
        return ShowAsync(Loadable<DatasetView?>.FromAsync(ReadAsync, logger), read => state = read);
    }

    private async Task<DatasetView?> ReadAsync()
    {
        if (await datasets.FindAsync(Id) is not { } summary)
            return null;
        var coverage = summary.Coverage is { } measured
            ? await Loadable<CoverageReport>.FromAsync(() => artifacts.GetJsonAsync<CoverageReport>(measured.Report), logger)
            : null;
        return new(summary, await datasets.VersionsAsync(Id), await datasets.AnnotationSetsAsync(Id), await datasets.UploadsAsync(Id), coverage, await AuditAsync());
    }

    private async Task<Loadable<ImportAudit>?> AuditAsync() =>
        await store.ReadStreamBackwardsAsync(Streams.Dataset(Id)).Select(recorded => recorded.Body).OfType<ImagesIngested>().FirstOrDefaultAsync() is { } ingested
            ? await Loadable<ImportAudit>.FromAsync(() => artifacts.GetJsonAsync<ImportAudit>(ingested.Audit), logger)
            : null;

    private string SubgroupLink(string? subgroup) => navigation.GetUriWithQueryParameter("subgroup", subgroup).At("coverage");

    private static string Splits(DatasetVersionPublished version) =>
        string.Join(" · ", version.ImagesBySplit.Select(split => $"{split.Key} {Figure.Count(split.Value)}"));
}
