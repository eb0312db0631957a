using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;
using ReliabilityBin = SemCovNet.Contracts.Reports.ReliabilityBin;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Reliability overall, by descriptor and by subgroup.</summary>
internal static class ReliabilityDiagrams
{
    public static IReadOnlyList<ReliabilityDiagram> Of(Predictions predictions)
    {
        var report = ReliabilityReport.Of(predictions, new() { Floor = FairnessReports.Floor, Resampling = FairnessReports.Resampling });
        var metric = report.Confidence == Confidence.Positive ? "ece.pos15@1" : "ece.top15@1";
        return [.. report.Curves.Where(IsShown).Select(curve => new ReliabilityDiagram(
            Scope(curve.Group), metric, curve.Ece.Number, curve.Support,
            [.. curve.Bins.Select(bin => new ReliabilityBin(bin.Lower, bin.Upper, bin.Support, bin.MeanProbability, bin.Rate, bin.Band?.Lower, bin.Band?.Upper))],
            curve.Ece.WhyUndefined, curve.Interval?.Lower, curve.Interval?.Upper))];
    }

    // Descriptors within subgroups are too many and too thin for diagrams: their errors stand in the group table.
    private static bool IsShown(ReliabilityCurve curve) => curve.Group is { Descriptor: null } or { Subgroup: null };

    private static string Scope(ReliabilityGroup group) =>
        group.Descriptor is { } descriptor ? $"descriptor:{descriptor}" : group.Subgroup is { } subgroup ? $"subgroup:{subgroup}" : "overall";
}
