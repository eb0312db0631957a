using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>All that the overview shows.</summary>
/// <param name="Undecided">Models with a verdict and no review; inconclusive ones first.</param>
/// <param name="Alerts">Open ones on models in use and what monitors found, the newest first.</param>
/// <param name="Judged">Experiments with a CDI, the oldest first.</param>
public sealed record OverviewData(
    IReadOnlyList<ExperimentSummary> Running, IReadOnlyList<ExperimentSummary> Undecided, long UndecidedTotal, IReadOnlyList<ExperimentSummary> Judged,
    Page<ExperimentSummary> Newest, IReadOnlyList<DatasetSummary> Datasets, IReadOnlyList<Alert> Alerts, MonitorHistory Monitors);
