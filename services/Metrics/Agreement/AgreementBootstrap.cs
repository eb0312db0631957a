namespace SemCovNet.Metrics;

/// <summary>Draws cases with all their images, and takes the agreement anew.</summary>
internal static class AgreementBootstrap
{
    public static Interval? IntervalOf(PairedRatings ratings, AgreementEstimate.Formula formula, ResamplingOptions options)
    {
        if (options.Replicates == 0)
            return null;
        var images = Enumerable.Range(0, ratings.Count).GroupBy(image => ratings.Cases[image], StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var replicates = new double[options.Replicates];
        new CaseBootstrap(images.Length, options).ForEach(() => (First: new List<double>(), Second: new List<double>()), (index, counts, drawn) =>
        {
            drawn.First.Clear();
            drawn.Second.Clear();
            for (var number = 0; number < counts.Length; number++)
            {
                for (var time = 0; time < counts[number]; time++)
                {
                    drawn.First.AddRange(images[number].Select(image => ratings.First[image]));
                    drawn.Second.AddRange(images[number].Select(image => ratings.Second[image]));
                }
            }
            replicates[index] = formula(
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(drawn.First), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(drawn.Second)).Number ?? double.NaN;
        });
        return Interval.Of(replicates, options.Confidence);
    }
}
