using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Metrics;
using CoverageCell = SemCovNet.Contracts.Reports.CoverageCell;
using CoverageReport = SemCovNet.Contracts.Reports.CoverageReport;
using CoverageSummary = SemCovNet.Contracts.Reports.CoverageSummary;

namespace SemCovNet.Fairness.Coverage;

/// <summary>Measures what the training rows of a published annotation set cover and owe, and records it.</summary>
public sealed class CoverageMeasurement(IEventStore store, IArtifactStore artifacts, CommandHandler handler, CoverageCost cost)
{
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    public async Task MeasureAsync(AnnotationSetPublished published, CommandContext context, CancellationToken cancellation = default)
    {
        var version = await store.NewestAsync<DatasetVersionPublished>(
            Streams.Dataset(published.DatasetId), e => e.Version == published.DatasetVersion, cancellation)
            ?? throw new InvalidOperationException($"Annotation set {published.Version} of \"{published.DatasetId}\" names dataset version {published.DatasetVersion}, which does not exist.");
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(version.Manifest, cancellation);
        var annotations = await artifacts.GetJsonAsync<AnnotationSet>(published.Set, cancellation);
        var report = Measure(manifest, annotations);
        var debt = CoverageDebt.Of(DescribedRows.OfTraining(manifest, annotations, subgroupAttribute: null));
        var measured = ToEvent(report, await artifacts.PutJsonAsync(report, cancellation)) with
        {
            Debt = debt.Tenfolds.Number,
            ExpectedError = await cost.ExpectAsync(published.DatasetId, debt, cancellation),
        };
        await handler.HandleAsync(
            MonitorDecider.Instance, Streams.Monitor(published.DatasetId), new MonitorCommand.RecordCoverage(measured), context, cancellation);
    }

    public static CoverageReport Measure(DatasetManifest manifest, AnnotationSet annotations)
    {
        var attribute = manifest.SubgroupAttributes.FirstOrDefault();
        var rows = DescribedRows.OfTraining(manifest, annotations, attribute);
        var byDescriptor = Metrics.CoverageReport.Of(rows, CoverageLevel.Descriptor, Resampling);
        IEnumerable<Metrics.CoverageCell> bySubgroup =
            attribute is null ? [] : Metrics.CoverageReport.Of(rows, CoverageLevel.Subgroup, Resampling).Cells;
        return new(
            manifest.DatasetId, manifest.Version, annotations.Version, rows.Count, rows.CaseNames.Count, attribute, annotations.Vocabulary,
            [.. byDescriptor.Cells.Concat(bySubgroup).Select(ToCell)], ToSummary(byDescriptor.Summary),
            [.. byDescriptor.Imbalance.Select(ToTest).OfType<NullTest>()]);
    }

    private static CoverageMeasured ToEvent(CoverageReport report, Digest digest) => new(
        report.DatasetId, report.DatasetVersion, report.AnnotationVersion, digest, report.Summary.Mean,
        report.Summary.Quantiles.TryGetValue("q25", out var tail) ? tail : null, report.Summary.Cells);

    private static CoverageCell ToCell(Metrics.CoverageCell cell) => new(
        cell.Group.Class, cell.Group.Descriptor, cell.Group.Subgroup, cell.Coverage.Number, cell.Interval?.Lower, cell.Interval?.Upper,
        cell.Deviation.Number, cell.Support, cell.Group.Subgroup is null ? cell.Stratum?.ToString().ToLowerInvariant() : null);

    private static CoverageSummary ToSummary(Metrics.CoverageSummary? summary) =>
        summary is null
            ? new(0, null, null, null, null, new Dictionary<string, double>(), new Dictionary<string, double>())
            : new(
                summary.Cells, summary.Mean, summary.StandardDeviation, summary.Minimum, summary.Maximum,
                summary.Quantiles.ToDictionary(quantile => FormattableString.Invariant($"q{quantile.Q * 100:00}"), quantile => quantile.Value),
                summary.SharesBelow.Select(share => (Name: FormattableString.Invariant($"below {share.Limit:0.00}"), share.Share))
                    .Prepend((Name: "zero", Share: summary.ShareZero)).ToDictionary(share => share.Name, share => share.Share));

    private static NullTest? ToTest(DescriptorImbalance test) =>
        test is { Variance.Number: { } variance, PValue: { } p, QValue: { } q } ? new(test.Descriptor, variance, p, q) : null;
}
