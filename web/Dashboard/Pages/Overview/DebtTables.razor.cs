using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>The newest coverage debt of each dataset, and folded what it was before.</summary>
public sealed partial class DebtTables
{
    [Parameter, EditorRequired]
    public required MonitorHistory Monitors { get; set; }

    /// <summary>How many there are, watched here or not.</summary>
    [Parameter, EditorRequired]
    public required int Datasets { get; set; }

    private IEnumerable<(DateTimeOffset At, CoverageMeasured Measured)> Measured => Monitors.Coverage.Values.SelectMany(dataset => dataset.Reverse());

    private IEnumerable<((DateTimeOffset At, CoverageMeasured Measured) Now, (DateTimeOffset At, CoverageMeasured Measured)? Before)> Newest =>
        Monitors.Coverage.Values.Where(dataset => dataset.Count > 0).Select(dataset => dataset.OrderBy(one => CoverageOrder.Of(one.Measured)).ToList())
            .Select(dataset => (dataset[^1], dataset.Count > 1 ? dataset[^2] : ((DateTimeOffset, CoverageMeasured)?)null));

    private IReadOnlyList<IReadOnlyList<string>> Exported =>
    [
        ["Dataset", "Version", "Annotations", "Debt", "Tail coverage", "Measured"],
        .. Measured.Select(one => (IReadOnlyList<string>)
        [
            one.Measured.DatasetId, Figure.Exact(one.Measured.DatasetVersion), Figure.Exact(one.Measured.AnnotationVersion), Figure.Exact(one.Measured.Debt),
            Figure.Exact(one.Measured.TailCoverage), When.Exact(one.At),
        ]),
    ];
}
