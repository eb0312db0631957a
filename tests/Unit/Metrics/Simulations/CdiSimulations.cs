using System.Globalization;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Simulations;

/// <summary>
/// What the definitions say where the truth is known. docs/science-checks.md has the table, larger evaluations among it; SEMCOV_TEST_SIMULATIONS
/// sets how many evaluations are drawn of each world.
/// </summary>
public sealed class CdiSimulations(CdiSimulations.Worlds worlds) : IClassFixture<CdiSimulations.Worlds>
{
    private static readonly int Evaluations = int.Parse(Environment.GetEnvironmentVariable("SEMCOV_TEST_SIMULATIONS") ?? "200", CultureInfo.InvariantCulture);

    // Three standard errors of a share of 5 %: the seeds are fixed, so what passes once passes always.
    private static readonly double MostFalseAlarms = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Evaluations);

    public static TheoryData<string> ControlledForClass => [.. CdiRegistry.All.Select(d => d.Id).Where(id => id != "cdi.pooled@1")];

    [Theory]
    [InlineData("cdi.slope@1")]
    [InlineData("cdi.gap@1")]
    public void Slope_and_gap_recover_what_was_planted_without_bias(string definition)
    {
        var planted = worlds.Planted.Single(s => s.Definition == definition);
        Assert.InRange(planted.Mean, planted.Truth!.Value - 3 * planted.Error, planted.Truth.Value + 3 * planted.Error);
    }

    [Theory]
    [InlineData("cdi.slope@1")]
    [InlineData("cdi.gap@1")]
    [InlineData("cdi.within@2")]
    public void Nominal_95_percent_intervals_hold_the_truth_in_90_to_98_of_100_evaluations(string definition) =>
        Assert.InRange(worlds.Planted.Single(s => s.Definition == definition).Covered, 0.90, 0.98);

    [Theory]
    [InlineData("cdi.within@1")]
    [InlineData("cdi.pearson@1")]
    [InlineData("cdi.logpearson@1")]
    public void A_correlation_of_noisy_errors_is_too_near_0_and_its_interval_too(string definition)
    {
        var planted = worlds.Planted.Single(s => s.Definition == definition);
        Assert.InRange(planted.Mean / planted.Truth!.Value, 0.5, 0.75);
        Assert.InRange(planted.Covered, 0, 0.5);
    }

    [Theory, MemberData(nameof(ControlledForClass))]
    public void Where_nothing_is_planted_false_alarms_are_as_rare_as_they_say(string definition)
    {
        var nothing = worlds.Nothing.Single(s => s.Definition == definition);
        Assert.InRange(nothing.LeavesOut0, 0, MostFalseAlarms);
        Assert.InRange(nothing.Significant, 0, MostFalseAlarms);
    }

    [Fact]
    public void The_truth_of_a_world_is_what_very_many_cases_come_to()
    {
        var (world, options) = (new PlantedWorld(strength: 0.2, scatter: 0.1), new CdiOptions { Resampling = ResamplingOptions.None });
        var assessment = CdiAssessment.Of(world.Draw(60_000, seed: 1), PlantedWorld.Coverage, options);
        var truth = world.Truth.SelectMany(c => c.Error).ToList();
        Assert.All(assessment.Groups, (group, g) => Assert.Equal(truth[g], group.Error.Number!.Value, 0.03));
        Assert.Equal(worlds.Planted.Single(s => s.Definition == "cdi.slope@1").Truth!.Value, assessment["cdi.slope@1"].Signed.Number!.Value, 0.01);
    }

    public sealed class Worlds
    {
        private const int Cases = 1000;

        internal IReadOnlyList<Simulation> Planted { get; } = Simulation.Of(new(strength: 0.2, scatter: 0.1), Cases, Evaluations);

        internal IReadOnlyList<Simulation> Nothing { get; } = Simulation.Of(new(strength: 0, scatter: 0), Cases, Evaluations);
    }
}
