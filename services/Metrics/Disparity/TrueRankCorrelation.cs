namespace SemCovNet.Metrics;

/// <summary>
/// The rank correlation that there would be without noise. Few rows move the errors of groups about, which pulls the observed correlation to 0 and its
/// bootstrap interval further; docs/science-checks.md holds what was measured of both.
/// </summary>
internal static class TrueRankCorrelation
{
    // The bootstrap takes streams from 0 and permutations from 2^32.
    private const ulong FirstStream = 2UL << 32;

    public static CdiDefinition Definition { get; } = new(
        "cdi.within@2",
        "Rank correlation within class, noise taken out",
        "As cdi.within@1 of the true errors: observed errors are normal about them with the bootstrap variance of their group, and they about a line over "
        + "log10(coverage + 1e-4) of their class. The figure is the posterior median, the interval the central 95 % of the posterior; p is that of cdi.within@1.",
        RankCorrelation.Within.Compute)
    {
        Posterior = Draw,
    };

    private static CdiPosterior Draw(IReadOnlyList<NoisyGroups> classes, ResamplingOptions options)
    {
        double[]?[] within = [.. classes.Select((c, y) => c.Groups.WhySilent(WithinClass.FewestGroups) is null ? OfClass(c, y, options) : null)];
        var groups = classes.Where((_, y) => within[y] is not null).Sum(c => c.Groups.Count);
        var signed = new double[options.Replicates];
        for (var draw = 0; draw < signed.Length; draw++)
        {
            signed[draw] = classes.Select((c, y) => within[y] is { } rho ? c.Groups.Count * rho[draw] : 0).Sum() / groups;
        }

        return new(signed, within);
    }

    private static double[] OfClass(NoisyGroups groups, int @class, ResamplingOptions options)
    {
        var (random, errors) = (new Xoshiro256(options.Seed, FirstStream + (ulong)@class), new TrueErrors(groups));
        var draws = new double[options.Replicates];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = RankCorrelation.Spearman(groups.Groups.Coverage, errors.Draw(random));
        }

        return draws;
    }
}
