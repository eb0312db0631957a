using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using CoverageReport = SemCovNet.Contracts.Reports.CoverageReport;

namespace SemCovNet.Fairness.Planning;

/// <summary>A plan beside what became of it.</summary>
/// <param name="AnnotationVersion">The newest that is measured.</param>
/// <param name="ExperimentId">The newest model that was trained on later annotations than the plan's; null while there is none.</param>
/// <param name="Cells">The planned ones, in the plan's order.</param>
public sealed record RealisedPlan(CoveragePlanned Event, CoveragePlan Plan, int? AnnotationVersion, string? ExperimentId, IReadOnlyList<RealisedCell> Cells);

/// <param name="CasesNow">By how much n_eff grew since; null while nothing newer is measured.</param>
/// <param name="ErrorNow">Of the newer model; null while there is none, or too little carries the group.</param>
public sealed record RealisedCell(PlanCell Planned, double? CasesNow, double? CoverageNow, double? ErrorNow)
{
    /// <summary>How far the group's error fell; null where one of both is not known.</summary>
    public double? Fell => Planned.Error - ErrorNow;
}

/// <summary>Holds plans against what was annotated and trained since.</summary>
public sealed class PlanProgress(IEventStore store, IArtifactStore artifacts, CommandHandler handler, IExperimentQueries experiments)
{
    /// <returns>Every plan of the dataset, the newest first.</returns>
    public async Task<IReadOnlyList<RealisedPlan>> OfAsync(string datasetId, CancellationToken cancellation = default)
    {
        var dataset = await handler.LoadAsync(MonitorDecider.Instance, Streams.Monitor(datasetId), cancellation);
        var last = dataset.Measured.Order().LastOrDefault();
        var measured = await store.NewestAsync<CoverageMeasured>(Streams.Monitor(datasetId), e => CoverageOrder.Of(e) == last, cancellation);
        var coverage = measured is null ? null : await artifacts.GetJsonAsync<CoverageReport>(measured.Report, cancellation);
        var newest = (await experiments.ListAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation)).Rows.FirstOrDefault();
        var realised = new List<RealisedPlan>();
        foreach (var planned in dataset.Plans.Reverse())
            realised.Add(await OfAsync(planned, coverage, newest, cancellation));
        return realised;
    }

    private async Task<RealisedPlan> OfAsync(CoveragePlanned planned, CoverageReport? coverage, ExperimentSummary? newest, CancellationToken cancellation)
    {
        var plan = await artifacts.GetJsonAsync<CoveragePlan>(planned.Plan, cancellation);
        var later = coverage is not null && Later(coverage.DatasetVersion, coverage.AnnotationVersion, plan) ? coverage : null;
        var trained = newest is not null && Later(newest.DatasetVersion, newest.AnnotationVersion, plan) ? newest : null;
        // Of its own test: how it erred on other data is another story.
        var report = trained?.Disparity is { } assessed ? await artifacts.GetJsonAsync<FairnessReport>(assessed.Report, cancellation) : null;
        return new(
            planned, plan, later?.AnnotationVersion, report is null ? null : trained!.Id,
            [
                .. plan.Cells.Where(cell => cell.Cases > 0).Select(cell => Realise(
                    cell, IsGroupedAs(plan, later?.SubgroupAttribute) ? later : null, IsGroupedAs(plan, report?.SubgroupAttribute) ? report : null)),
            ]);
    }

    // Values of another attribute may bear the same names.
    private static bool IsGroupedAs(CoveragePlan plan, string? attribute) => plan.SubgroupAttribute is null || plan.SubgroupAttribute == attribute;

    private static RealisedCell Realise(PlanCell cell, CoverageReport? coverage, FairnessReport? report)
    {
        var now = coverage?.Cells.FirstOrDefault(c => (c.Class, c.Descriptor, c.Subgroup) == (cell.Class, cell.Descriptor, cell.Subgroup));
        var error = report?.Groups.FirstOrDefault(g => (g.Class, g.Descriptor, g.Subgroup, g.Counts) == (cell.Class, cell.Descriptor, cell.Subgroup, true));
        return new(cell, now is null ? null : now.EffectiveN - cell.Support, now?.Coverage, error?.Error);
    }

    private static bool Later(int datasetVersion, int annotationVersion, CoveragePlan plan) =>
        (datasetVersion, annotationVersion).CompareTo((plan.DatasetVersion, plan.AnnotationVersion)) > 0;
}
