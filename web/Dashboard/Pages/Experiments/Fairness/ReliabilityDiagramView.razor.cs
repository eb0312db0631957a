using System.Globalization;
using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>One reliability diagram, drawn as SVG in a square of 100 by 100: dozens fit on a page, and the theme colours them.</summary>
public sealed partial class ReliabilityDiagramView
{
    private const double Side = 100;

    [Parameter, EditorRequired]
    public required ReliabilityDiagram Diagram { get; set; }

    /// <summary>A bin of less weight is drawn hollow, and the line passes it by.</summary>
    [Parameter, EditorRequired]
    public required double EvidenceFloor { get; set; }

    private string Name => Diagram.Scope.Contains(':') ? Diagram.Scope[(Diagram.Scope.IndexOf(':') + 1)..] : "All images";

    private IReadOnlyList<ReliabilityBin> Shown => [.. Diagram.Bins.Where(bin => bin is { Confidence: not null, Observed: not null })];

    private string Points => string.Join(' ', Shown.Where(HasEvidence).Select(bin => $"{X(bin)},{Y(bin.Observed!.Value)}"));

    private string Label => $"Reliability of {Name}: calibration error {Figure.Fixed(Diagram.Ece)} over {Shown.Count} bins; n_eff {Figure.EffectiveN(Diagram.EffectiveN)}.";

    private bool HasEvidence(ReliabilityBin bin) => bin.Weight >= EvidenceFloor;

    private static string X(ReliabilityBin bin) => Coordinate(Side * bin.Confidence!.Value);

    private static string Y(double rate) => Coordinate(Side * (1 - rate));

    // Area grows with weight; a bin with hardly any rows stays visible.
    private string Radius(ReliabilityBin bin) => Coordinate(1.4 + 3.2 * Math.Sqrt(bin.Weight / Math.Max(Diagram.EffectiveN, double.Epsilon)));

    private static string Describe(ReliabilityBin bin) =>
        $"predicted {Figure.Fixed(bin.Confidence)}, observed {Figure.Fixed(bin.Observed)} {Figure.Interval(bin.Low, bin.High)}, weight {Figure.EffectiveN(bin.Weight)}";

    private static string Coordinate(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
