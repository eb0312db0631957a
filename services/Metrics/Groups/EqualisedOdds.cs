namespace SemCovNet.Metrics;

internal static class EqualisedOdds
{
    public static MetricDefinition Definition { get; } = new(
        "odds.gap@1",
        "Equalised-odds gap",
        "Largest difference between two subgroups in P(decision = d | y = c), over all c and d; with two classes the larger of the gaps "
        + "in true and false positive rate (Hardt et al., 2016). A subgroup without rows of class c takes no part in c.",
        Better.Lower,
        Compute);

    private static MetricValue Compute(Sample sample)
    {
        double[] gaps = [.. Enumerable.Range(0, sample.Predictions.ClassCount).SelectMany(c => Gaps(sample.ConfusionBySubgroup, c))];
        return gaps.Length > 0 ? gaps.Max() : new MetricValue.Undefined("No class occurs in two subgroups.");
    }

    private static IEnumerable<double> Gaps(IReadOnlyList<Confusion> confusions, int @class)
    {
        Confusion[] present = [.. confusions.Where(c => c.OfClass(@class) > 0)];
        return present.Length < 2 ? [] : present[0].Classes.Select(decision =>
        {
            double[] rates = [.. present.Select(c => c[@class, decision] / c.OfClass(@class))];
            return rates.Max() - rates.Min();
        });
    }
}
