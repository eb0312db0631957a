using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Training;

/// <summary>
/// Weights of predicted descriptors in a decision, fitted on validation rows so that at the operating point the positive class's error no longer
/// follows coverage. Our own method, after the group thresholds of Hardt et al. (2016, Equality of Opportunity): the paper describes none.
/// </summary>
/// <remarks>
/// A model that has learned its rare training cases by heart shows the regulariser no slope there, and keeps one on new cases. The
/// validation rows are new to it. The operating point is 90 % specificity; the threshold follows the fit, hence the rounds.
/// </remarks>
internal static class CoverageDecision
{
    private const double Specificity = 0.9;
    private const double Ridge = 3e-3;
    private const int Rounds = 2;

    /// <returns>(K), see <see cref="ModelFile"/>; empty where there is no slope to be told.</returns>
    public static IReadOnlyList<double> Fit(TrainingJob job, Validation answers, FittedCalibration calibration)
    {
        var (data, count) = (job.Data, job.Data.Descriptors.Count);
        var groups = data.Coverage();
        double[] logCoverage = [.. Enumerable.Range(count, count).Select(g => groups.Support[g] > 0 ? groups.LogCoverage[g] : double.NaN)];
        var (differences, positive) = answers.TwoClasses();
        double[] logits = [.. differences.Select(z => z / calibration.Temperature + calibration.Shift)];
        return Fit(job.Recipe.LambdaDecide, logits, answers.Scores, [.. data.Validation.Samples.Select(sample => sample.Descriptors)], positive, logCoverage);
    }

    /// <param name="weight">Of the squared slope against the mean cross-entropy.</param>
    /// <param name="logits">log p/(1 − p) of the second class.</param>
    /// <param name="scores">n rows of K predicted scores in 0..1.</param>
    /// <param name="observed">n rows of K observed scores, NaN where not observed.</param>
    /// <param name="logCoverage">(K), see <see cref="CoveragePenalty.Of"/>.</param>
    public static IReadOnlyList<double> Fit(
        double weight, IReadOnlyList<double> logits, IReadOnlyList<float[]> scores, IReadOnlyList<float[]> observed, IReadOnlyList<bool> positive, IReadOnlyList<double> logCoverage)
    {
        var count = logCoverage.Count;
        double[] means = [.. Enumerable.Range(0, count).Select(k => scores.Average(row => row[k]))];
        IReadOnlyList<double[]> columns = [.. logits.Select((z, i) => new[] { z, 1 }.Concat(scores[i].Select((score, k) => score - means[k])).ToArray())];
        double[] ridge = [PlattScaling.Ridge, PlattScaling.Ridge, .. Enumerable.Repeat(Ridge, count)];
        double[] fit = [1, 0, .. new double[count]];
        for (var round = 0; round < Rounds; round++)
        {
            if (CoveragePenalty.Of(weight, Threshold(columns, fit, positive), logCoverage, observed, positive) is not { } penalty) return [];
            fit = new LogisticLoss(columns, positive, ridge, penalty).Minimise(fit);
        }
        // In units of the probability's own logit; a constant moves the threshold alike and is left to it.
        return [.. fit[2..].Select(w => w / fit[0])];
    }

    private static double Threshold(IReadOnlyList<double[]> columns, double[] fit, IReadOnlyList<bool> positive)
    {
        double[] negatives = [.. columns.Where((_, i) => !positive[i]).Select(row => row.Zip(fit, (x, t) => x * t).Sum()).Order()];
        return negatives.Length == 0 ? 0 : negatives[Math.Min(negatives.Length - 1, (int)Math.Ceiling(Specificity * negatives.Length))];
    }
}
