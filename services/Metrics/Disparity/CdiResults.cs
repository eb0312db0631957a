namespace SemCovNet.Metrics;

/// <summary>A definition's score with its interval: from bootstrap replicates, or from draws of what the figure may be.</summary>
internal static class CdiResults
{
    private const string NotResampled = "Noise can only be taken out where it was resampled: ask for replicates.";

    public static CdiResult Of(CdiOptions options, int definition, CdiScore score, (NoisyGroups[] Noisy, CdiReplicates Replicates) resampled, double? pValue)
    {
        var groups = resampled.Noisy.Sum(c => c.Groups.Count);
        return options.Definitions[definition].Posterior is not { } posterior
            ? OfReplicates(options.Definitions[definition], definition, score, resampled.Replicates, pValue, groups)
            : options.Resampling.Replicates == 0 || score.Signed.Number is null
                ? new(options.Definitions[definition], Undrawn(score.Signed), null, pValue, groups, [.. score.Classes.Select(c => new ClassResult(c.Class, c.Groups, Undrawn(c.Value), null))])
                : OfDraws(options.Definitions[definition], score, posterior(resampled.Noisy, options.Resampling), options.Resampling.Confidence, pValue, groups);
    }

    private static CdiResult OfReplicates(CdiDefinition definition, int number, CdiScore score, CdiReplicates replicates, double? pValue, int groups) => new(
        definition, score.Signed, score.Signed.Number is null ? null : replicates.OfDefinition(number), pValue, groups,
        [.. score.Classes.Select((c, y) => new ClassResult(c.Class, c.Groups, c.Value, c.Value.Number is null ? null : replicates.OfClass(number, y)))]);

    private static CdiResult OfDraws(CdiDefinition definition, CdiScore score, CdiPosterior posterior, double confidence, double? pValue, int groups) => new(
        definition, Quantiles.Linear(posterior.Signed, 0.5), Interval.Of(posterior.Signed, confidence), pValue, groups,
        [.. score.Classes.Select((c, y) => posterior.Classes[y] is { } draws
            ? new ClassResult(c.Class, c.Groups, Quantiles.Linear(draws, 0.5), Interval.Of(draws, confidence))
            : new ClassResult(c.Class, c.Groups, c.Value, null))]);

    private static MetricValue Undrawn(MetricValue value) => value.Number is null ? value : new MetricValue.Undefined(NotResampled);
}
