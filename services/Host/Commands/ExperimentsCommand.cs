using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Comparing;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov experiments</c>: what was tried, and what came of it.</summary>
internal static class ExperimentsCommand
{
    public static Command Create() => Verb.Group(
        "experiments", "List experiments, show one, its events, cancel it, compare several",
        "semcov experiments show 0193a5",
        CreateList(), CreateShow(), CreateCompare(), CreateEvents(), CreateCancel());

    private static Argument<string> Id() => new("ID") { Description = "The experiment's id, or a beginning or end of it that no other has" };

    private static Command CreateList()
    {
        var dataset = new Option<string?>("--dataset") { Description = "Only those on this dataset", HelpName = "NAME" };
        var limit = new Option<int>("--limit") { Description = "How many, the newest first", HelpName = "N", DefaultValueFactory = _ => 50 };
        var where = new Option<string?>("--where") { Description = "Only those that a query finds, in the language of the Experiments page: docs/queries.md", HelpName = "QUERY" };
        var command = Verb.Of(
            "list", "List experiments, the newest first",
            "semcov experiments list --where \"auc > 0.85 and recipe = semcovnet and not status = failed\" --limit 20",
            where, dataset, limit);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var page = await ListAsync(
                platform, new(arguments.GetValue(where), arguments.GetValue(dataset), Limit: arguments.GetValue(limit)), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(page.Rows.Select(row => ExperimentAnswer.Of(row)));
            else if (page.Rows.Count == 0 && (arguments.GetValue(where) ?? arguments.GetValue(dataset)) is not null)
                Console.WriteLine("No experiment matches.");
            else if (page.Rows.Count == 0)
                Console.WriteLine("There are no experiments yet. Start one with: semcov train --dataset NAME --recipe NAME, or try: semcov demo");
            else
                WriteList(page);
            return 0;
        });
        return command;
    }

    private static async Task<Page<ExperimentSummary>> ListAsync(Platform platform, ExperimentListRequest request, CancellationToken cancellation)
    {
        try
        {
            return await platform.Get<IExperimentQueries>().FirstAsync(request, cancellation);
        }
        catch (WrongQueryException wrong)
        {
            throw new CommandFailedException($"The query cannot be read, character {wrong.At + 1}: {wrong.Message}\n{wrong.Pointed}");
        }
    }

    private static void WriteList(Page<ExperimentSummary> page)
    {
        var table = Out.Table("id", "dataset", "recipe", "status", "AUC", "PRA", "S@95", "CDI", "slope", "gate", "requested (UTC)");
        foreach (var e in page.Rows)
            table.Row(
                e.Id, $"{e.DatasetId}@{e.DatasetVersion}", e.Recipe, e.Status.ToString().ToLowerInvariant(), Out.Number(e.Evaluation?.Auc), Out.Number(e.Evaluation?.Pra),
                Out.Number(e.Evaluation?.S95), Out.Number(e.Disparity?.Signed), Out.Number(e.Disparity?.Slope), e.Gate.ToString().ToLowerInvariant(), $"{e.RequestedAt:yyyy-MM-dd HH:mm}");
        Out.Answer.Write(table);
        if (page.Total > page.Rows.Count)
            Out.Say($"{page.Rows.Count} of {page.Total}; more with --limit");
    }

    private static Command CreateShow()
    {
        var id = Id();
        var at = CommonOptions.At();
        var command = Verb.Of(
            "show", "Show an experiment's state and result, now or as it was after an earlier event",
            "semcov experiments show 0193a5 --at 3 --json",
            id, at);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await FindAsync(platform, arguments.GetValue(id)!, cancellation);
            if (arguments.GetValue(at) is { } version)
                experiment = await platform.Get<ExperimentHistory>().AsOfAsync(experiment.Id, version, cancellation)
                    ?? throw new CommandFailedException($"Experiment {experiment.Id} has no event {version}: its events are 0 to {experiment.Events - 1}.");
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(await ExperimentOutcome.AnswerAsync(platform, experiment, cancellation));
            else
                ExperimentText.Write(experiment);
            return 0;
        });
        return command;
    }

    private static Command CreateCompare()
    {
        var ids = new Argument<string[]>("ID") { Description = "Two or more experiments; the others are held against the first", Arity = new(2, 20) };
        var command = Verb.Of(
            "compare", "Compare experiments that were tested on the same cases: what differs, and what came of it",
            "semcov experiments compare 0193a5 0193b7 --json",
            ids);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var (loader, runs) = (new TestedRuns(platform.Get<IArtifactStore>()), new List<TestedRun>());
            foreach (var id in arguments.GetValue(ids)!)
                runs.Add(await loader.LoadAsync(await FindAsync(platform, id, cancellation), cancellation));
            var comparison = Comparison.Of(runs, RunFigures.Of);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(comparison);
            else
                ComparisonText.Write(comparison);
            return 0;
        });
        return command;
    }

    private static Command CreateEvents()
    {
        var id = Id();
        var command = Verb.Of(
            "events", "Show everything that happened to an experiment, in order",
            "semcov experiments events 0193a5 --json",
            id);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var events = new List<EventAnswer>();
            await foreach (var recorded in platform.Get<IEventStore>().ReadStreamAsync(Streams.Experiment(experiment.Id), 0, cancellation))
                events.Add(EventAnswer.Of(recorded));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(events);
            else
                WriteEvents(events);
            return 0;
        });
        return command;
    }

    private static void WriteEvents(IEnumerable<EventAnswer> events)
    {
        foreach (var e in events)
            Console.WriteLine($"{e.Version,4}  {e.At:yyyy-MM-dd HH:mm:ss.fff}  {e.Type,-38}  {e.Actor,-28}  {e.Hash[..12]}");
    }

    private static Command CreateCancel()
    {
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", DefaultValueFactory = _ => "cancelled" };
        var command = Verb.Of(
            "cancel", "Cancel an experiment that is waiting or training",
            "semcov experiments cancel 0193a5 --reason \"wrong split\"",
            id, reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var cancelled = await platform.Get<ExperimentRequests>().CancelAsync(
                new CancelExperiment(experiment.Id, arguments.GetValue(reason)!, Actors.User), CommandContext.From(Actors.User), cancellation);
            if (!cancelled)
                throw new CommandFailedException($"Experiment {experiment.Id} is {experiment.Status.ToString().ToLowerInvariant()}: there is nothing left to cancel.");
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { experiment = experiment.Id, status = "cancelled" });
            else
                Console.WriteLine($"cancelled {experiment.Id}");
            return 0;
        });
        return command;
    }

    public static async Task<ExperimentSummary> FindAsync(Platform platform, string idOrPart, CancellationToken cancellation) =>
        await platform.Get<IExperimentQueries>().FindAsync(idOrPart, cancellation)
        ?? throw new CommandFailedException($"No experiment, or more than one, has the id \"{idOrPart}\". See: semcov experiments list");
}
