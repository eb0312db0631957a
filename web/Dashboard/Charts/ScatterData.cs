namespace SemCovNet.Dashboard.Charts;

/// <summary>Coverage against error: one series a class.</summary>
public sealed record ScatterData(IReadOnlyList<ScatterSeries> Series);

/// <param name="Line">Two points of the fitted line, each x and y; empty where there is none.</param>
public sealed record ScatterSeries(string Name, IReadOnlyList<ScatterPoint> Points, IReadOnlyList<double[]> Line);

/// <param name="X">Coverage, above 0.</param>
/// <param name="Y">Error, 0 to 1.</param>
/// <param name="Weight">n_eff: the symbol's area.</param>
/// <param name="Hollow">Insufficient evidence: shown, but in no figure.</param>
public sealed record ScatterPoint(string Name, double X, double Y, double? Low, double? High, double Weight, bool Hollow);
