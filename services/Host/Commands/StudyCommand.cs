using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Studies;
using SemCovNet.Cli.Studies.Exports;
using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov study</c>: several recipes, seeds and datasets against one baseline, with intervals.</summary>
internal static class StudyCommand
{
    private const string FileHelp = """
        What is to be trained, as JSON with the keys
          name      what experiments name as their reason
          datasets  a list of names, usually one a view
          recipes   a list; each a built-in name, a recipe file, or {"recipe": …, "label": …, "set": {"epochs": 10}}
          seeds     a list of whole numbers
          baseline  the label of the recipe that the others are held against
          threads   optional, of every training
          splits_of optional, a name: the datasets split the same images differently, and are also reported together
          priors    optional, "given", "absent" or "both" [default: both]: how models that take descriptors are asked
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = FileHelp };
        var reportOnly = new Option<bool>("--report-only") { Description = "Train nothing; report on the cells that have completed" };
        var retry = new Option<bool>("--retry") { Description = "Try cells that failed, were cancelled or stand still once more" };
        var to = new Option<string?>("--to") { Description = "Write results.csv, table.csv, report.md and pictures into this folder", HelpName = "DIR" };
        var command = Verb.Of(
            "study",
            "Train recipes x seeds x datasets, then compare them by paired bootstrap over test cases.\nThe same study run again trains only what is missing.",
            "semcov study milk.json --to report",
            file, reportOnly, retry, to);
        command.Validators.Add(arguments =>
        {
            if (arguments.GetValue(reportOnly) && arguments.GetValue(retry))
                arguments.AddError("--report-only trains nothing, --retry trains again: leave one of them out.");
        });
        command.SetAction(async (arguments, cancellation) =>
        {
            var studyFile = await StudyFileReader.ReadAsync(arguments.GetValue(file)!, cancellation);
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var study = await Study.OpenAsync(platform, studyFile, cancellation);
            var folder = arguments.GetValue(to);
            if (folder is not null)
                StudyExport.Prepare(folder);
            var cells = await CellsAsync(new(platform, study), arguments.GetValue(reportOnly), arguments.GetValue(retry), cancellation);
            Out.Say("resampling test cases");
            var report = await new StudyReporter(new TestedRuns(platform.Get<IArtifactStore>()), study).ReportAsync(cells, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(report);
            else
                StudyText.Write(report);
            // Last: a report that can no longer be written has been shown.
            if (folder is not null)
                StudyExport.Write(report, folder);
            return End(cells, arguments.GetValue(reportOnly));
        });
        return command;
    }

    private static async Task<IReadOnlyList<CellOutcome>> CellsAsync(StudyRun run, bool reportOnly, bool retry, CancellationToken cancellation)
    {
        if (reportOnly)
            return await run.FindAsync(cancellation);
        try
        {
            return await run.CompleteAsync(retry, cancellation);
        }
        catch (OperationCanceledException)
        {
            Out.Say("what is trained so far is kept; the same command goes on from here");
            throw;
        }
    }

    // A cell that failed is no reason to keep the others' figures back, but the study is not what was asked for.
    private static int End(IReadOnlyList<CellOutcome> cells, bool reportOnly)
    {
        foreach (var missing in cells.Where(cell => !cell.IsCompleted))
            Console.Error.WriteLine($"semcov: {missing.Cell.Name}: {missing.Failure ?? $"is {missing.Status}"} (experiment {missing.ExperimentId})");
        if (cells.Any(cell => cell.Standstill is not null))
            Out.Say("what stands still is trained: once the cause is mended, semcov queue parked replay takes it on from there");
        if (cells.Any(cell => cell is { Failure: not null, Standstill: null }))
            Out.Say("once their cause is mended, try cells that failed again with --retry");
        return cells.All(cell => cell.IsCompleted || (reportOnly && cell.Failure is null)) ? 0 : 1;
    }
}
