using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Charts;

namespace SemCovNet.Dashboard.Pages.Fairness.Coverage;

/// <summary>What each import and batch of annotations did to coverage.</summary>
public sealed partial class DebtView
{
    private const int MostShown = 10;

    [Parameter, EditorRequired]
    public required string DatasetId { get; set; }

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CoverageMeasured> Measured { get; set; }

    private CoverageMeasured Newest => Measured[^1];

    // The newest first, each with the one before.
    private IEnumerable<(CoverageMeasured Now, CoverageMeasured? Before)> Rows =>
        Measured.Select((now, i) => (now, i == 0 ? null : Measured[i - 1])).Reverse().Take(MostShown);

    private CurveData DebtData => Curve(measured => measured.Debt, "tenfolds");

    private CurveData TailData => Curve(measured => measured.TailCoverage, "25 % quantile");

    private CurveData Curve(Func<CoverageMeasured, double?> figure, string unit) => new("measurement", unit, null,
        [new("", false, [.. Measured.Select((measured, i) => new double?[] { i + 1, figure(measured) })])], null);
}
