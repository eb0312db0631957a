namespace SemCovNet.Metrics;

/// <summary>
/// A figure of one model with its value in every bootstrap replicate. Equal options over the same rows draw the same cases, so figures of
/// several models combine replicate by replicate: their mean is the mean over trainings of one recipe, their difference is a paired one.
/// </summary>
public sealed class ResampledFigure
{
    private readonly DrawnCases drawn;
    private readonly double[] replicates;

    /// <param name="replicates">(B) NaN where a replicate leaves the figure undefined.</param>
    internal ResampledFigure(MetricValue value, double[] replicates, DrawnCases drawn) =>
        (Value, this.replicates, this.drawn, Interval) =
        (value, replicates, drawn, value.Number is null ? null : Interval.Of(replicates, drawn.Confidence));

    public MetricValue Value { get; }

    /// <summary>Percentile interval over cases; null when undefined, not asked for, or undefined in most replicates.</summary>
    public Interval? Interval { get; }

    /// <summary>Whether the interval leaves out 0; without an interval nothing can be told apart.</summary>
    public bool IsDistinguishable => Interval is { Lower: > 0 } or { Upper: < 0 };

    /// <summary>The mean over several trainings: within each replicate all of them see the same cases.</summary>
    /// <remarks>The interval speaks of other cases, not of other trainings: how those differ is their standard deviation.</remarks>
    /// <param name="runs">At least one; undefined where one of them is.</param>
    /// <exception cref="InvalidTableException">They are not of the same rows and options.</exception>
    public static ResampledFigure Mean(IReadOnlyList<ResampledFigure> runs) =>
        Combine(runs, values => values.Average());

    /// <summary>This less the other, on the same draws.</summary>
    /// <exception cref="InvalidTableException">They are not of the same rows and options.</exception>
    public ResampledFigure Minus(ResampledFigure other) => Combine([this, other], values => values[0] - values[1]);

    /// <summary>A function of the figure, for instance its size without its sign.</summary>
    public ResampledFigure Select(Func<double, double> map) =>
        new(Value.Select(map), [.. replicates.Select(map)], drawn);

    /// <summary>The mean over several splits of data, whose cases were drawn one split apart from the other.</summary>
    /// <remarks>A case that two splits test is drawn for each of them: where splits share cases, the interval is somewhat too narrow.</remarks>
    /// <param name="splits">At least one; undefined where one of them is.</param>
    /// <exception cref="InvalidTableException">They were resampled with different options.</exception>
    public static ResampledFigure Together(IReadOnlyList<ResampledFigure> splits)
    {
        Rules.Require(splits.Count > 0, "There is no figure to combine; give at least one.");
        // Splits of as many cases draw the same places in the same replicate, and would rise and fall together: each takes another of its replicates.
        return Combine(splits, DrawnCases.Together([.. splits.Select(split => split.drawn)]), values => values.Average(), apart: 1);
    }

    private static ResampledFigure Combine(IReadOnlyList<ResampledFigure> figures, Func<double[], double> combine)
    {
        Rules.Require(figures.Count > 0, "There is no figure to combine; give at least one.");
        foreach (var other in figures.Skip(1))
        {
            figures[0].drawn.RequireSame(other.drawn);
        }

        return Combine(figures, figures[0].drawn, combine);
    }

    /// <param name="apart">By how many replicates each figure is ahead of the one before it.</param>
    private static ResampledFigure Combine(IReadOnlyList<ResampledFigure> figures, DrawnCases drawn, Func<double[], double> combine, int apart = 0)
    {
        var value = figures.Select(f => f.Value).FirstOrDefault(v => v.Number is null)
            ?? combine([.. figures.Select(f => f.Value.Number!.Value)]);
        // NaN spreads: a replicate that leaves one of them undefined leaves the combination undefined.
        var replicates = Enumerable.Range(0, figures[0].replicates.Length).Select(b => combine([.. figures.Select((f, i) => f.replicates[(b + i * apart) % f.replicates.Length])]));
        return new(value, [.. replicates], drawn);
    }
}
