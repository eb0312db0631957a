namespace SemCovNet.Metrics;

/// <summary>
/// Cohen's kappa of two annotators who said yes or no (Cohen, 1960): (po − pe) / (1 − pe), with po the share of images on which they agree and
/// pe the share expected of two who answer yes as often as these do, independently.
/// </summary>
public static class CohenKappa
{
    public const string Id = "kappa.cohen@1";

    /// <param name="first">0 or 1 each.</param>
    /// <param name="second">0 or 1 each.</param>
    public static MetricValue Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length < AgreementEstimate.LeastImages)
            return AgreementEstimate.TooFew(first.Length);
        var (agree, yesFirst, yesSecond) = (0, 0, 0);
        for (var image = 0; image < first.Length; image++)
        {
            agree += first[image] == second[image] ? 1 : 0;
            yesFirst += first[image] == 1 ? 1 : 0;
            yesSecond += second[image] == 1 ? 1 : 0;
        }
        var n = (double)first.Length;
        var (p, q) = (yesFirst / n, yesSecond / n);
        var expected = (p * q) + ((1 - p) * (1 - q));
        return expected == 1
            ? new MetricValue.Undefined($"both say {(yesFirst > 0 ? "yes" : "no")} to all {first.Length} images: there is nothing on which they could differ by chance")
            : ((agree / n) - expected) / (1 - expected);
    }
}
