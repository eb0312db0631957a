using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

/// <summary>All that one dataset's page shows; lists are newest first.</summary>
/// <param name="Audit">Of the newest import; null where none is recorded.</param>
public sealed record DatasetView(
    DatasetSummary Summary, IReadOnlyList<DatasetVersionPublished> Versions, IReadOnlyList<AnnotationSetPublished> AnnotationSets,
    IReadOnlyList<AnnotationUpload> Uploads, Loadable<CoverageReport>? Coverage, Loadable<ImportAudit>? Audit);
