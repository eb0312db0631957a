using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>The trained runs of one recipe, asked one way, on one dataset.</summary>
/// <param name="images">The test images, in the order that pairs the runs of all recipes.</param>
internal sealed class ArmRuns(Priors priors, IReadOnlyList<(int Seed, TestedRun Run)> runs, IReadOnlyList<string> images)
{
    private readonly IReadOnlyList<IReadOnlyDictionary<Measure, ResampledFigure>> figures = [.. runs.Select(r => RunFigures.Of(r.Run, priors, images))];

    public IEnumerable<int> Seeds => runs.Select(r => r.Seed);

    public IEnumerable<Measure> Measures => figures[0].Keys;

    public bool Has(Measure measure) => figures.All(run => run.ContainsKey(measure));

    public ResampledFigure Mean(Measure measure) => ResampledFigure.Mean([.. figures.Select(run => run[measure])]);

    /// <summary>One a seed.</summary>
    public IEnumerable<double?> Values(Measure measure) => figures.Select(run => run[measure].Value.Number);

    /// <summary>Those of the positive class that count, decided the plain way, of every run; none with more than two classes.</summary>
    public IEnumerable<GroupError> Groups() => runs[0].Run.Answers.Classes is not [_, var positive] ? [] : runs
        .SelectMany(r => CdiAssessment.Of(r.Run.TestRows(priors, images), r.Run.Coverage, new() { Resampling = ResamplingOptions.None }).Groups)
        .Where(group => group.Counts && group.Group.Class == positive);
}
