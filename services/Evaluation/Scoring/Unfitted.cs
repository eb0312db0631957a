using SemCovNet.Contracts.Reports;

namespace SemCovNet.Evaluation.Scoring;

/// <summary>Probabilities as the model gave them before they were fitted on validation.</summary>
internal static class Unfitted
{
    /// <summary>softmax(z) of the logits z that <paramref name="fit"/> made p of: z = temperature · (log p − (0, shift)), up to a number that all classes share.</summary>
    /// <param name="p">One a class, summing to 1.</param>
    public static double[] Of(IReadOnlyList<double> p, ProbabilityFit fit)
    {
        // A probability that is too small to be told from 0 has a logit all the same.
        var z = p.Select((value, c) => fit.Temperature * (Math.Log(Math.Max(value, float.Epsilon)) - (c == 1 ? fit.Shift : 0))).ToArray();
        var highest = z.Max();
        var exponentials = z.Select(logit => Math.Exp(logit - highest)).ToArray();
        var sum = exponentials.Sum();
        return [.. exponentials.Select(value => value / sum)];
    }
}
