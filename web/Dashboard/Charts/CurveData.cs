namespace SemCovNet.Dashboard.Charts;

/// <param name="MaximumY">Upper end of the axis; null to fit the data.</param>
/// <param name="MarkedX">Where a vertical line stands (the kept epoch); null for none.</param>
public sealed record CurveData(string XName, string YName, double? MaximumY, IReadOnlyList<Curve> Curves, int? MarkedX);

/// <param name="Points">Pairs of x and y; a y of null leaves a gap.</param>
public sealed record Curve(string Name, bool Dashed, IReadOnlyList<double?[]> Points);
