using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>One recipe asked one way, with its trained runs.</summary>
/// <param name="splits">One a dataset; several, with the same seeds, where splits of the same images are taken together.</param>
internal sealed class Arm(string recipe, Priors priors, IReadOnlyList<ArmRuns> splits) : IArm
{
    public string Recipe => recipe;

    public Priors Priors => priors;

    /// <param name="arms">Of one recipe, asked one way, on several splits.</param>
    /// <returns>Their trainings with the seeds that all of the splits have; null where there is no such seed.</returns>
    public static Arm? Together(IReadOnlyList<Arm> arms)
    {
        var together = new Arm(arms[0].Recipe, arms[0].Priors, [.. arms.SelectMany(arm => arm.Splits)]);
        return together.Seeds.Count == 0 ? null : together.Only(together.Seeds);
    }

    /// <param name="baseline">What it is compared with; null for the baseline itself, and where the baseline has no training.</param>
    public ArmReport Report(Arm? baseline)
    {
        IReadOnlyList<int> compared = baseline is null ? [] : [.. Seeds.Intersect(baseline.Seeds)];
        return new(recipe, priors, Seeds, compared, [.. splits[0].Measures.Where(IsInAll).Select(measure => Report(measure, baseline, compared))], Groups());
    }

    private IReadOnlyList<ArmRuns> Splits => splits;

    // Those that every split has.
    private IReadOnlyList<int> Seeds => [.. splits.Select(split => split.Seeds).Aggregate((some, others) => some.Intersect(others))];

    private Arm Only(IReadOnlyCollection<int> seeds) => new(recipe, priors, [.. splits.Select(split => split.Only(seeds))]);

    private bool IsInAll(Measure measure) => splits.All(split => split.Has(measure));

    private FigureReport Report(Measure measure, Arm? baseline, IReadOnlyList<int> compared)
    {
        var values = splits.SelectMany(split => split.Values(measure)).ToList();
        return new(measure, Mean(measure).ToEstimate(), Spread.Deviation([.. values.OfType<double>()]), values, DifferenceTo(baseline, measure, compared));
    }

    // Trained with other seeds, a recipe would be held against the luck of its seeds as well.
    private Difference? DifferenceTo(Arm? baseline, Measure measure, IReadOnlyList<int> compared) =>
        baseline is not null && compared.Count > 0 && baseline.IsInAll(measure)
            ? Only(compared).Mean(measure).DifferenceTo(baseline.Only(compared).Mean(measure))
            : null;

    private ResampledFigure Mean(Measure measure) => ResampledFigure.Together([.. splits.Select(split => split.Mean(measure))]);

    // All runs of a split see the same rows, so the same groups count in each.
    private IReadOnlyList<GroupReport> Groups() =>
        [.. splits.SelectMany(split => split.Groups())
            .GroupBy(group => group.Group.Descriptor)
            .Select(group => new GroupReport(
                group.Key, group.Average(run => run.Coverage!.Value), group.Average(run => run.Error.Number!.Value), group.Average(run => run.Support)))
            .OrderBy(group => group.Coverage)];
}
