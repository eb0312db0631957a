namespace SemCovNet.Metrics;

/// <summary>A group while cases are given out.</summary>
internal sealed class Prospect(CoverageCell cell, ResampledFigure slope)
{
    public ResampledFigure Slope => slope;

    public int Cases { get; private set; }

    /// <summary>Expected fall of its error by one more case; 0 where no slope was fitted.</summary>
    public double NextFall => -(slope.Value.Number ?? 0) * (LogCoverage(Cases + 1) - LogCoverage(Cases));

    /// <summary>Expected fall by the cases it was given.</summary>
    public ResampledFigure PlannedFall => FallBy(Cases);

    public void Take() => Cases++;

    public PlannedCell ToCell()
    {
        var fall = FallBy(Math.Max(Cases, 1));
        return new(cell.Group, Coverage(0), Cases, Coverage(Cases), fall.Value, fall.Interval);
    }

    private ResampledFigure FallBy(int cases)
    {
        var growth = LogCoverage(cases) - LogCoverage(0);
        return slope.Select(beta => -beta * growth);
    }

    private double Coverage(int more) => (cell.Support + more) / (cell.Observed + more);

    private double LogCoverage(int more) => ClassGroups.Logarithm(Coverage(more));
}
