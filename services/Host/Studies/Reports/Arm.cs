using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>One recipe asked one way, with its trained runs.</summary>
/// <param name="splits">One a dataset; several where splits of the same images are taken together.</param>
internal sealed class Arm(string recipe, Priors priors, IReadOnlyList<ArmRuns> splits)
{
    public string Recipe => recipe;

    public Priors Priors => priors;

    /// <param name="arms">Of one recipe, asked one way, on several splits.</param>
    public static Arm Together(IReadOnlyList<Arm> arms) => new(arms[0].Recipe, arms[0].Priors, [.. arms.SelectMany(arm => arm.Splits)]);

    /// <param name="baseline">What it is compared with; itself for the baseline.</param>
    public ArmReport Report(Arm baseline) => new(
        recipe, priors, [.. splits.SelectMany(split => split.Seeds).Distinct()],
        [.. splits[0].Measures.Where(IsInAll).Select(measure => Report(measure, baseline))], Groups());

    private IReadOnlyList<ArmRuns> Splits => splits;

    private bool IsInAll(Measure measure) => splits.All(split => split.Has(measure));

    private FigureReport Report(Measure measure, Arm baseline)
    {
        var mean = Mean(measure);
        var values = splits.SelectMany(split => split.Values(measure)).ToList();
        return new(
            measure, mean.ToEstimate(), Spread.Deviation([.. values.OfType<double>()]), values,
            baseline != this && baseline.Splits.Count == splits.Count && baseline.IsInAll(measure) ? mean.DifferenceTo(baseline.Mean(measure)) : null);
    }

    private ResampledFigure Mean(Measure measure) => ResampledFigure.Together([.. splits.Select(split => split.Mean(measure))]);

    // All runs of a split see the same rows, so the same groups count in each.
    private IReadOnlyList<GroupReport> Groups() =>
        [.. splits.SelectMany(split => split.Groups())
            .GroupBy(group => group.Group.Descriptor)
            .Select(group => new GroupReport(
                group.Key, group.Average(run => run.Coverage!.Value), group.Average(run => run.Error.Number!.Value), group.Average(run => run.Support)))
            .OrderBy(group => group.Coverage)];
}
