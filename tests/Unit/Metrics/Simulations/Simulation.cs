using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Simulations;

/// <summary>What a definition said of many evaluations drawn from one world.</summary>
/// <param name="Truth">The figure at infinite evaluation data; null where there is none, as of a correlation where nothing varies.</param>
/// <param name="Results">One an evaluation.</param>
internal sealed record Simulation(string Definition, double? Truth, IReadOnlyList<CdiResult> Results)
{
    private const int Replicates = 200;

    public double Mean => Results.Average(r => r.Signed.Number!.Value);

    /// <summary>Standard error of <see cref="Mean"/>.</summary>
    public double Error => Spread.Deviation([.. Results.Select(r => r.Signed.Number!.Value)])!.Value / Math.Sqrt(Results.Count);

    /// <summary>Share of the 95 % intervals that hold the truth.</summary>
    public double Covered => Share(r => r.Interval!.Lower <= Truth && Truth <= r.Interval.Upper);

    /// <summary>Share of the intervals that leave out 0.</summary>
    public double LeavesOut0 => Share(r => r.Interval is { Lower: > 0 } or { Upper: < 0 });

    public double Significant => Share(r => r.PValue <= 0.05);

    /// <summary>One a definition.</summary>
    public static IReadOnlyList<Simulation> Of(PlantedWorld world, int cases, int evaluations)
    {
        var truth = world.Truth;
        var assessments = Enumerable.Range(1, evaluations).Select(seed => CdiAssessment.Of(
            world.Draw(cases, (ulong)seed), PlantedWorld.Coverage, new() { Resampling = new() { Replicates = Replicates, Seed = (ulong)seed } })).ToList();
        return [.. CdiRegistry.All.Select(definition => new Simulation(
            definition.Id, definition.Compute(truth).Signed.Number, [.. assessments.Select(assessment => assessment[definition.Id])]))];
    }

    private double Share(Func<CdiResult, bool> holds) => Results.Count(holds) / (double)Results.Count;
}
