using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>The trained runs of one recipe, asked one way, on one dataset.</summary>
/// <param name="images">The test images, in the order that pairs the runs of all recipes.</param>
internal sealed class ArmRuns(Priors priors, IReadOnlyList<FiguredRun> runs, IReadOnlyList<string> images)
{
    public IEnumerable<int> Seeds => runs.Select(run => run.Seed);

    public IEnumerable<Measure> Measures => runs[0].Figures.Keys;

    /// <summary>Those that were trained with one of the seeds.</summary>
    public ArmRuns Only(IReadOnlyCollection<int> seeds) => new(priors, [.. runs.Where(run => seeds.Contains(run.Seed))], images);

    public bool Has(Measure measure) => runs.All(run => run.Figures.ContainsKey(measure));

    public ResampledFigure Mean(Measure measure) => ResampledFigure.Mean([.. runs.Select(run => run.Figures[measure])]);

    /// <summary>One a seed.</summary>
    public IEnumerable<double?> Values(Measure measure) => runs.Select(run => run.Figures[measure].Value.Number);

    /// <summary>Those of the positive class that count, decided the plain way, of every run; none with more than two classes.</summary>
    public IEnumerable<GroupError> Groups() => runs[0].Run.Answers.Classes is not [_, var positive] ? [] : runs
        .SelectMany(r => CdiAssessment.Of(r.Run.TestRows(priors, images), r.Run.Coverage, new() { Resampling = ResamplingOptions.None }).Groups)
        .Where(group => group.Counts && group.Group.Class == positive);
}
