namespace SemCovNet.Dashboard.Charts;

/// <summary>Values over time, a series each.</summary>
public sealed record TrendData(string YName, IReadOnlyList<TrendSeries> Series);

public sealed record TrendSeries(string Name, IReadOnlyList<TrendPoint> Points);

/// <param name="Name">What the point is, as a reader is told.</param>
public sealed record TrendPoint(DateTimeOffset At, double Value, string Name);
