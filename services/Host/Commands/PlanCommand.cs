using System.CommandLine;
using SemCovNet.Cli.Planning;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov plan</c>: what to annotate next, and what came of earlier plans.</summary>
internal static class PlanCommand
{
    public static Command Create() => Verb.Group(
        "plan", "Plan what to annotate next; hold earlier plans against what came",
        "semcov plan make milk --cases 200 --to tasks.csv",
        CreateMake(), CreateShow());

    private static Command CreateMake()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var cases = new Option<int>("--cases") { Description = "How many cases to give out", HelpName = "N", DefaultValueFactory = _ => 200 };
        var level = new Option<CoverageLevel>("--level") { Description = "Groups to give them to: descriptor, or subgroup for those of the dataset's first subgroup attribute", HelpName = "LEVEL", DefaultValueFactory = _ => CoverageLevel.Descriptor };
        var to = new Option<FileInfo?>("--to") { Description = "Write the task list here, as CSV: the images to annotate, or the cases to collect where every image is annotated", HelpName = "FILE" };
        var command = Verb.Of(
            "make", "Say which class and descriptor (and subgroup) to annotate next, by the newest model's line from coverage to error, and record the plan",
            "semcov plan make milk --cases 200 --to tasks.csv", name, cases, level, to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var dataset = await DatasetsCommand.FindAsync(platform, arguments.GetValue(name)!, cancellation);
            var (plan, _) = await platform.Get<CoveragePlanner>().PlanAsync(
                dataset.Id, arguments.GetValue(cases), arguments.GetValue(level), CommandContext.From(Actors.User), cancellation);
            if (arguments.GetValue(to) is { } file)
                await TaskList.WriteAsync(platform, plan, file, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(plan);
            else
                PlanText.Write(plan);
            return 0;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var command = Verb.Of("show", "Show earlier plans beside what was annotated and how the error went since", "semcov plan show milk", name);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var dataset = await DatasetsCommand.FindAsync(platform, arguments.GetValue(name)!, cancellation);
            var plans = await platform.Get<PlanProgress>().OfAsync(dataset.Id, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(plans);
            else
                PlanText.Write(dataset.Id, plans);
            return 0;
        });
        return command;
    }
}
