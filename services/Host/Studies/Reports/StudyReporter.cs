using System.Reflection;
using System.Runtime.InteropServices;
using SemCovNet.Cli.Comparing;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>Makes the report of a study from the kept answers of its trained cells.</summary>
internal sealed class StudyReporter(TestedRuns runs, Study study)
{
    /// <exception cref="CommandFailedException">No cell of the study has completed.</exception>
    public async Task<StudyReport> ReportAsync(IReadOnlyList<CellOutcome> cells, CancellationToken cancellation)
    {
        if (!cells.Any(cell => cell.IsCompleted))
            throw new CommandFailedException($"No cell of study \"{study.File.Name}\" has completed, so there is nothing to report. {Next(cells)}");
        var datasets = new List<DatasetReport>();
        foreach (var data in study.Data)
            datasets.AddRange(await DatasetAsync(cells.Where(cell => cell.IsCompleted && cell.Cell.Data == data), cancellation));
        return new(
            study.File.Name, study.File.Recipes[0].Key.File, study.File.Baseline, Version(), RunFigures.Resampling.Replicates, RunFigures.Resampling.Seed,
            [.. cells.Select(ToReport)], datasets);
    }

    private static string Next(IReadOnlyList<CellOutcome> cells) =>
        cells.FirstOrDefault(cell => cell.Failure is not null) is { } failed
            ? $"{failed.Cell.Name} {failed.Failure}"
            : "Run the study without --report-only.";

    private async Task<IReadOnlyList<DatasetReport>> DatasetAsync(IEnumerable<CellOutcome> completed, CancellationToken cancellation)
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
        return [Describe(first, [.. arms.Select(arm => arm.Report(BaselineOf(arm, arms) ?? arm))])];
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
        return asked.Select(priors => new Arm(recipe, priors, [.. tested.OrderBy(t => t.Cell.Seed).Select(t => (t.Cell.Seed, t.Run))], images));
    }

    // Asked the same way where the baseline can be; null where its cells failed.
    private Arm? BaselineOf(Arm arm, IReadOnlyList<Arm> arms)
    {
        var baselines = arms.Where(other => other.Recipe == study.File.Baseline).ToList();
        return arm.Recipe == study.File.Baseline ? arm : baselines.Find(other => other.Priors == arm.Priors) ?? baselines.FirstOrDefault();
    }

    private static DatasetReport Describe(TestedRun run, IReadOnlyList<ArmReport> arms)
    {
        var (test, classes) = (run.Test.ToList(), run.Answers.Classes);
        IReadOnlyList<Contracts.Reports.Prediction> positives = classes.Count == 2 ? [.. test.Where(row => row.Class == 1)] : [];
        return new(
            run.Manifest.DatasetId, run.Manifest.Version, run.Experiment.Manifest, run.Annotations.Version, run.Experiment.Annotations, run.Manifest.View,
            classes, classes.Count == 2 ? classes[1] : null, test.Count, test.DistinctBy(row => row.Case).Count(), positives.Count,
            positives.DistinctBy(row => row.Case).Count(), arms);
    }

    private static CellReport ToReport(CellOutcome outcome) => new(
        outcome.Cell.Label, outcome.Cell.Dataset, outcome.Cell.Seed, outcome.ExperimentId, outcome.Status, outcome.Failure, outcome.Experiment?.Model?.Seconds);

    private static string Version() =>
        typeof(StudyReporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        + $" on {RuntimeInformation.FrameworkDescription}";
}
