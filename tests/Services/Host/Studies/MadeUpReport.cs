using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Tests.Services.Host.Studies;

/// <summary>A report as a study of dermoscopic images may end: figures with plain relations, none of them measured.</summary>
internal static class MadeUpReport
{
    private static readonly double[] Coverage = [0.012, 0.04, 0.09, 0.21, 0.33, 0.47, 0.62];

    public static StudyReport Report { get; } = new(
        "views", "views.json", "enet-b0", "0.1.0", 1000, 1,
        [new("enet-b0", "derm", 1, "e1", "completed", null, 60), new("semcovnet", "derm", 1, "e2", "completed", null, 90), new("vit", "derm", 1, "e3", "failed", "failed: no memory", null)],
        [Dataset("derm", [Arm("enet-b0", Priors.None, 0, null), Arm("semcovnet", Priors.Given, 0.02, 0.03), Arm("semcovnet", Priors.Absent, -0.01, 0.2)])]);

    public static DatasetReport Derm => Report.Datasets[0];

    private static DatasetReport Dataset(string name, IReadOnlyList<ArmReport> arms) => new(
        name, new(1, Digest.Of("manifest"u8), 1, Digest.Of("annotations"u8), "dermoscopic"), ["other", "MEL"], "MEL", 1097, 1097, 90, 90, arms);

    /// <param name="gain">Of every metric over the baseline.</param>
    /// <param name="halfWidth">Of the difference's interval; null for the baseline.</param>
    public static ArmReport Arm(string recipe, Priors priors, double gain, double? halfWidth) => new(
        recipe, priors, [1, 2], halfWidth is null ? [] : [1, 2],
        [
            Figure(new("auc@1"), 0.90, gain, halfWidth), Figure(new("pra@1"), 0.56, gain, halfWidth), Figure(new("s95@1"), 0.55, 2 * gain, halfWidth),
            Figure(new("bacc@1", DecisionPoint.Half), 0.74, gain, halfWidth), Figure(new("mf1@1", DecisionPoint.Half), 0.75, gain, halfWidth),
            Figure(new("ece.pos15@1"), 0.03, gain, halfWidth), Figure(new(RunFigures.Pooled, DecisionPoint.Half), 0.17, gain, halfWidth),
            Figure(new(RunFigures.Slope, DecisionPoint.Half, "MEL"), -0.4, 5 * gain, halfWidth),
            Figure(new(RunFigures.Slope, DecisionPoint.Half, "MEL", Size: true), 0.4, -5 * gain, halfWidth),
            new(new(RunFigures.Rank, DecisionPoint.Half), new(null, null, null, "Error does not vary."), null, [null, null], null),
        ],
        [.. Coverage.Select((c, k) => new GroupReport($"descriptor {k}", c, 0.12 - (0.4 - 5 * gain) * Math.Log10(c), 8 + 70 * c))]);

    private static FigureReport Figure(Measure measure, double value, double gain, double? halfWidth) => new(
        measure, new(value + gain, value + gain - 0.08, value + gain + 0.08, null), 0.014, [value + gain - 0.01, value + gain + 0.01],
        halfWidth is { } half ? new(gain, gain - half, gain + half, gain - half > 0 || gain + half < 0, null) : null);
}
