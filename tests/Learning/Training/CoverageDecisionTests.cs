using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>Planted rows: of the positives, those with the rare descriptor have lower logits, so they are missed more often.</summary>
public sealed class CoverageDecisionTests
{
    private const int Rows = 3000;
    private static readonly double[] LogCoverage = [Math.Log10(0.6), Math.Log10(0.3), Math.Log10(0.05)];
    private static readonly IReadOnlyList<Row> Planted = [.. Enumerable.Range(0, Rows).Select(Plant)];

    [Fact]
    public void Error_at_the_operating_point_follows_coverage_less_the_more_it_weighs()
    {
        double[] slopes = [.. new[] { 0.0, 0.3, 3, 100 }.Select(weight => Slope(Fit(weight)))];
        Assert.True(slopes[0] < -0.15, $"the planted slope should show, it is {slopes[0]}");
        Assert.True(slopes[0] < slopes[1] && slopes[1] < slopes[2] && slopes[2] < slopes[3], string.Join(", ", slopes));
        Assert.InRange(slopes[3], -0.05, 0.05);
    }

    [Fact]
    public void The_rare_descriptor_counts_for_the_positive_class_and_more_the_more_the_slope_weighs()
    {
        Assert.True(Fit(3)[2] - Fit(3)[0] > Fit(0)[2] - Fit(0)[0] + 1, $"{string.Join(", ", Fit(0))} became {string.Join(", ", Fit(3))}");
    }

    [Fact]
    public void Where_fewer_than_three_descriptors_have_a_coverage_there_is_no_slope_and_nothing_is_weighed()
    {
        double[] unknown = [double.NaN, double.NaN, LogCoverage[2]];
        Assert.Empty(CoverageDecision.Fit(1, Logits(Planted), Scores(Planted), Scores(Planted), Positive(Planted), unknown));
    }

    [Fact]
    public void The_penalty_is_the_squared_slope_of_weighted_least_squares()
    {
        // Errors 1, 0.5, 0 (threshold at the second logit) at x = −2, −1, 0 with weights 1, 2, 1: slope −0.5.
        float[][] descriptors = [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]];
        bool[] positive = [true, true, true, true, false];
        var penalty = CoveragePenalty.Of(2, threshold: 0, [-2, -1, 0], descriptors, positive)!;
        double[] logits = [-100, 0, 0, 100, 7];
        Assert.Equal(-0.5, penalty.Slope(logits), 1e-9);
        Assert.Equal(2 * 0.25, penalty.Value(logits), 1e-9);
    }

    [Fact]
    public void Its_derivatives_are_those_of_small_steps()
    {
        float[][] descriptors = [[1, 0.2f, 0], [0.4f, 1, float.NaN], [0, 0.3f, 0.8f]];
        var penalty = CoveragePenalty.Of(1, threshold: 0.3, [-2, -1.2, -0.1], descriptors, [true, true, true])!;
        double[] logits = [-0.4, 0.1, 0.9];
        foreach (var (row, derivative) in penalty.Derivatives(logits))
        {
            const double small = 1e-6;
            double[] moved = [.. logits.Select((z, i) => i == row ? z + small : z)];
            Assert.Equal((penalty.Slope(moved) - penalty.Slope(logits)) / small, derivative, 1e-4);
        }
    }

    private static IReadOnlyList<double> Fit(double weight) =>
        CoverageDecision.Fit(weight, Logits(Planted), Scores(Planted), Scores(Planted), Positive(Planted), LogCoverage);

    /// <summary>Of the errors of positives at 90 % specificity, over log coverage.</summary>
    private static double Slope(IReadOnlyList<double> weights)
    {
        double[] logits = [.. Planted.Select(row => row.Logit + weights.Select((w, k) => w * row.Scores[k]).Sum())];
        double[] negatives = [.. logits.Where((_, i) => !Planted[i].Positive).Order()];
        return CoveragePenalty.Of(1, negatives[(int)(0.9 * negatives.Length)], LogCoverage, Scores(Planted), Positive(Planted))!.Slope(logits);
    }

    // A fifth is positive. Positives carry the rare descriptor in one case of ten, and score 2 lower then.
    private static Row Plant(int i)
    {
        var positive = i % 5 == 0;
        var rare = positive ? i / 5 % 10 == 0 : i % 3 == 0;
        float[] scores = [rare ? 0 : 1, i % 7 < 2 ? 1 : 0, rare ? 1 : 0];
        var noise = 3 * Math.Sin(12.9898 * i);
        return new((positive ? 2 : -2) - (positive && rare ? 2 : 0) + noise, scores, positive);
    }

    private static double[] Logits(IReadOnlyList<Row> rows) => [.. rows.Select(row => row.Logit)];

    private static float[][] Scores(IReadOnlyList<Row> rows) => [.. rows.Select(row => row.Scores)];

    private static bool[] Positive(IReadOnlyList<Row> rows) => [.. rows.Select(row => row.Positive)];

    private sealed record Row(double Logit, float[] Scores, bool Positive);
}
