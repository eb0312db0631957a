namespace SemCovNet.Metrics;

/// <summary>How far two annotators agree on one descriptor.</summary>
/// <param name="Id"><see cref="CohenKappa.Id"/> where all values are 0 or 1, otherwise <see cref="IntraclassCorrelation.Id"/>.</param>
/// <param name="N">Images that both rated.</param>
/// <param name="Interval">Percentile bootstrap over cases; null where the value, or most replicates, are undefined.</param>
/// <param name="MeanDifference">Second less first, −1 to 1; null without images.</param>
public sealed record AgreementEstimate(string Id, MetricValue Value, int N, Interval? Interval, double? MeanDifference)
{
    /// <summary>With fewer images a value says nothing: both formulas estimate a spread.</summary>
    public const int LeastImages = 3;

    public static AgreementEstimate Of(PairedRatings ratings, ResamplingOptions options)
    {
        var (id, formula) = ratings.AreBinary && ratings.Count > 0
            ? (CohenKappa.Id, (Formula)CohenKappa.Of)
            : (IntraclassCorrelation.Id, IntraclassCorrelation.Of);
        double[] first = [.. ratings.First], second = [.. ratings.Second];
        var value = formula(first, second);
        return new(
            id, value, ratings.Count, value.Number is null ? null : AgreementBootstrap.IntervalOf(ratings, formula, options),
            ratings.Count == 0 ? null : second.Average() - first.Average());
    }

    internal delegate MetricValue Formula(ReadOnlySpan<double> first, ReadOnlySpan<double> second);

    internal static MetricValue TooFew(int n) => new MetricValue.Undefined($"both rated {n} image{(n == 1 ? "" : "s")}; it takes {LeastImages}");
}
