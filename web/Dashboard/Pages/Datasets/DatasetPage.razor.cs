using Microsoft.AspNetCore.Components;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

/// <summary>One dataset: what it holds, how its descriptors cover it, and how it came to be so.</summary>
public sealed partial class DatasetPage(IDatasetQueries datasets, IArtifactStore artifacts, ILogger<DatasetPage> logger)
{
    private Loadable<DatasetView?> state = new Loadable<DatasetView?>.Pending();

    [Parameter]
    public required string Id { get; set; }

    protected override bool Shows(string stream) =>
        stream == Streams.Dataset(Id) || stream == Streams.Annotations(Id) || stream == Streams.Monitor(Id);

    protected override async Task LoadAsync() => state = await Loadable<DatasetView?>.FromAsync(ReadAsync, logger);

    private async Task<DatasetView?> ReadAsync()
    {
        if (await datasets.FindAsync(Id) is not { } summary)
            return null;
        var coverage = summary.Coverage is { } measured
            ? await Loadable<CoverageReport>.FromAsync(() => artifacts.GetJsonAsync<CoverageReport>(measured.Report), logger)
            : null;
        return new(summary, await datasets.VersionsAsync(Id), await datasets.AnnotationSetsAsync(Id), await datasets.UploadsAsync(Id), coverage);
    }

    private static string Splits(DatasetVersionPublished version) =>
        string.Join(" · ", version.ImagesBySplit.Select(split => $"{split.Key} {Figure.Count(split.Value)}"));
}
