using SemCovNet.Cli.Comparing;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>One recipe asked one way on one dataset, with its trained runs.</summary>
internal sealed class Arm(string recipe, Priors priors, IReadOnlyList<(int Seed, TestedRun Run)> runs, IReadOnlyList<string> images)
{
    private readonly IReadOnlyList<IReadOnlyDictionary<Measure, ResampledFigure>> figures = [.. runs.Select(r => RunFigures.Of(r.Run, priors, images))];

    public string Recipe => recipe;

    public Priors Priors => priors;

    /// <param name="baseline">What it is compared with; itself for the baseline.</param>
    public ArmReport Report(Arm baseline) => new(
        recipe, priors, [.. runs.Select(r => r.Seed)],
        [.. figures[0].Keys.Where(IsInAll).Select(measure => Report(measure, baseline))], Groups());

    private bool IsInAll(Measure measure) => figures.All(run => run.ContainsKey(measure));

    private FigureReport Report(Measure measure, Arm baseline)
    {
        var mean = Mean(measure);
        var values = figures.Select(run => run[measure].Value.Number).ToList();
        return new(
            measure, Estimate.Of(mean), Spread.Deviation([.. values.OfType<double>()]), values,
            baseline != this && baseline.IsInAll(measure) ? Difference.Of(mean, baseline.Mean(measure)) : null);
    }

    private ResampledFigure Mean(Measure measure) => ResampledFigure.Mean([.. figures.Select(run => run[measure])]);

    // All runs see the same rows, so the same groups count in each.
    private IReadOnlyList<GroupReport> Groups()
    {
        if (runs[0].Run.Answers.Classes is not [_, var positive])
            return [];
        return [.. runs
            .SelectMany(r => CdiAssessment.Of(r.Run.TestRows(priors, images), r.Run.Coverage, new() { Resampling = ResamplingOptions.None }).Groups)
            .Where(group => group.Counts && group.Group.Class == positive)
            .GroupBy(group => group.Group.Descriptor)
            .Select(group => new GroupReport(
                group.Key, group.First().Coverage!.Value, group.Average(run => run.Error.Number!.Value), group.First().Support))
            .OrderBy(group => group.Coverage)];
    }
}
