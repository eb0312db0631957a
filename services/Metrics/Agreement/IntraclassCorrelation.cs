namespace SemCovNet.Metrics;

/// <summary>
/// ICC(2,1) of two annotators who gave values (Shrout and Fleiss, 1979): two-way random effects, absolute agreement of single ratings. A constant
/// difference between the two counts against them.
/// </summary>
public static class IntraclassCorrelation
{
    public const string Id = "icc.2-1@1";

    private const int Raters = 2;

    public static MetricValue Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var n = first.Length;
        if (n < AgreementEstimate.LeastImages)
            return AgreementEstimate.TooFew(n);
        var (meanFirst, meanSecond) = (Mean(first), Mean(second));
        var mean = (meanFirst + meanSecond) / Raters;
        var (betweenImages, total) = (0.0, 0.0);
        for (var image = 0; image < n; image++)
        {
            betweenImages += Raters * Square(((first[image] + second[image]) / Raters) - mean);
            total += Square(first[image] - mean) + Square(second[image] - mean);
        }
        var betweenRaters = n * (Square(meanFirst - mean) + Square(meanSecond - mean));
        var images = betweenImages / (n - 1);
        var raters = betweenRaters / (Raters - 1);
        var rest = Math.Max(0, total - betweenImages - betweenRaters) / ((n - 1) * (Raters - 1));
        var spread = images + ((Raters - 1) * rest) + (Raters * (raters - rest) / n);
        return total == 0
            ? new MetricValue.Undefined($"both give the value {mean.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} to all {n} images: there is no spread to agree on")
            : spread <= 0
                ? new MetricValue.Undefined("the images do not differ by more than the annotators do, so that the formula divides by 0")
                : (images - rest) / spread;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double Square(double value) => value * value;
}
