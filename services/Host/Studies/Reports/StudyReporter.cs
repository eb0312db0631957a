using System.Reflection;
using System.Runtime.InteropServices;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>Makes the report of a study from the kept answers of its trained cells.</summary>
internal sealed class StudyReporter(TestedRuns runs, Study study)
{
    /// <exception cref="CommandFailedException">No cell of the study has completed.</exception>
    public async Task<StudyReport> ReportAsync(IReadOnlyList<CellOutcome> cells, CancellationToken cancellation)
    {
        if (!cells.Any(cell => cell.IsCompleted))
            throw new CommandFailedException($"No cell of study \"{study.File.Name}\" has completed, so there is nothing to report. {Next(cells)}");
        var tested = new List<TestedData>();
        foreach (var data in study.Data)
            tested.AddRange(await DatasetAsync(cells.Where(cell => cell.IsCompleted && cell.Cell.Data == data), cancellation));
        IReadOnlyList<DatasetReport> datasets = [.. tested.Select(Describe), .. Together(tested)];
        return new(
            study.File.Name, study.File.Recipes[0].Key.File, study.File.Baseline, Version(), RunFigures.Resampling.Replicates, RunFigures.Resampling.Seed,
            [.. cells.Select(ToReport)], datasets);
    }

    private static string Next(IReadOnlyList<CellOutcome> cells) =>
        cells.FirstOrDefault(cell => cell.Failure is not null) is { } failed
            ? $"{failed.Cell.Name} {failed.Failure}"
            : "Run the study without --report-only.";

    private async Task<IReadOnlyList<TestedData>> DatasetAsync(IEnumerable<CellOutcome> completed, CancellationToken cancellation)
    {
        var tested = new List<(StudyCell Cell, TestedRun Run)>();
        foreach (var cell in completed)
            tested.Add((cell.Cell, await runs.LoadAsync(cell.Experiment!, cancellation)));
        if (tested.Count == 0)
            return [];
        var first = tested[0].Run;
        var images = first.Test.Select(row => row.Image).ToList();
        // Figures of one run are drawn on all cores already.
        var arms = study.File.Recipes.SelectMany(recipe => Arms(recipe.Label, [.. tested.Where(t => t.Cell.Label == recipe.Label)], images)).ToList();
        return [new(first, arms)];
    }

    // Only what every split has can be taken together.
    private IEnumerable<DatasetReport> Together(IReadOnlyList<TestedData> splits)
    {
        if (study.File.SplitsOf is not { } named || splits.Count < 2)
            return [];
        var arms = splits.SelectMany(split => split.Arms).GroupBy(arm => (arm.Recipe, arm.Priors))
            .Where(same => same.Count() == splits.Count).Select(same => Arm.Together([.. same])).OfType<Arm>().ToList();
        if (arms.Count == 0)
            return [];
        var tests = splits.SelectMany(split => split.First.Test).ToList();
        var taken = new StudiedSplits([.. splits.Select(split => split.First.Manifest.DatasetId)], study.Data.Count);
        return [Describe(named.Name, null, splits[0].First.Answers.Classes, tests, arms) with { Splits = taken }];
    }

    private IEnumerable<Arm> Arms(string recipe, IReadOnlyList<(StudyCell Cell, TestedRun Run)> tested, IReadOnlyList<string> images)
    {
        if (tested.Count == 0)
            return [];
        IReadOnlyList<Priors> asked = !tested[0].Run.TakesPriors ? [Priors.None] : study.File.Priors switch
        {
            PriorChoice.Given => [Priors.Given],
            PriorChoice.Absent => [Priors.Absent],
            _ => [Priors.Given, Priors.Absent],
        };
        return asked.Select(priors => new Arm(
            recipe, priors, [new(priors, [.. tested.OrderBy(t => t.Cell.Seed).Select(t => Figured(t.Cell.Seed, t.Run, priors))], images)]));

        FiguredRun Figured(int seed, TestedRun run, Priors priors) => new(seed, run, RunFigures.Of(run, priors, images));
    }

    private DatasetReport Describe(TestedData tested)
    {
        var (manifest, annotations, experiment) = (tested.First.Manifest, tested.First.Annotations, tested.First.Experiment);
        return Describe(
            manifest.DatasetId, new(manifest.Version, experiment.Manifest, annotations.Version, experiment.Annotations, manifest.View),
            tested.First.Answers.Classes, [.. tested.First.Test], tested.Arms);
    }

    private DatasetReport Describe(string name, StudiedData? data, IReadOnlyList<string> classes, IReadOnlyList<Prediction> test, IReadOnlyList<Arm> arms)
    {
        IReadOnlyList<Prediction> positives = classes.Count == 2 ? [.. test.Where(row => row.Class == 1)] : [];
        return new(
            name, data, classes, classes.Count == 2 ? classes[1] : null, test.Count, test.DistinctBy(row => row.Case).Count(), positives.Count,
            positives.DistinctBy(row => row.Case).Count(), [.. arms.Select(arm => arm.Report(BaselineArm.Of(arm, arms, study.File.Baseline)))]);
    }

    /// <param name="First">Any run: all of them are tested on the same rows.</param>
    private sealed record TestedData(TestedRun First, IReadOnlyList<Arm> Arms);

    private static CellReport ToReport(CellOutcome outcome) => new(
        outcome.Cell.Label, outcome.Cell.Dataset, outcome.Cell.Seed, outcome.ExperimentId, outcome.Status, outcome.Failure, outcome.Experiment?.Model?.Seconds);

    private static string Version() =>
        typeof(StudyReporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        + $" on {RuntimeInformation.FrameworkDescription}";
}
