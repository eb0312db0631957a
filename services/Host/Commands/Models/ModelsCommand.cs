using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Reviews;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Commands.Models;

/// <summary><c>semcov models</c>: what was trained, and what a person decided on it.</summary>
internal static class ModelsCommand
{
    public static Command Create() => Verb.Group(
        "models", "List trained models, promote one, reject one, comment on one, hand one out, check one that was",
        "semcov models promote 0193a5 --reason \"best PRA within the budget\"",
        CreateList(), CreatePromote(), CreateReject(), CreateComment(), ModelsExportCommand.Create(), ModelsCheckCommand.Create());

    private static Argument<string> Id() => new("ID") { Description = "The experiment's id, or a beginning or end of it that no other has" };

    private static Option<string> Reason() => new("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", Required = true };

    private static Command CreateList()
    {
        var dataset = new Option<string?>("--dataset") { Description = "Only those trained on this dataset", HelpName = "NAME" };
        var limit = new Option<int>("--limit") { Description = "How many, the newest first", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = Verb.Of("list", "List trained models with their gate and what was decided", "semcov models list --dataset milk", dataset, limit);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var page = await platform.Get<IExperimentQueries>().FirstAsync(
                new(DatasetId: arguments.GetValue(dataset), Status: ExperimentStatus.Completed, Limit: arguments.GetValue(limit)), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(page.Rows.Select(row => new { experiment = row.Id, dataset = row.DatasetId, version = row.DatasetVersion, row.Recipe, onnx = row.Model?.Onnx, gate = row.Gate, review = row.Review }));
            else if (page.Rows.Count == 0)
                Console.WriteLine("No model is trained yet. Train one with: semcov train --dataset NAME --recipe NAME --wait");
            else
                WriteList(page.Rows);
            return 0;
        });
        return command;
    }

    private static void WriteList(IEnumerable<ExperimentSummary> models)
    {
        var table = Out.Table("experiment", "dataset", "recipe", "AUC", "PRA", "CDI", "slope", "gate", "review");
        foreach (var e in models)
            table.Row(
                e.Id, $"{e.DatasetId}@{e.DatasetVersion}", e.Recipe, Out.Number(e.Evaluation?.Auc), Out.Number(e.Evaluation?.Pra), Out.Number(e.Disparity?.Signed),
                Out.Number(e.Disparity?.Slope), e.Gate.ToString().ToLowerInvariant(), e.Review.ToString().ToLowerInvariant());
        Out.Answer.Write(table);
    }

    private static Command CreatePromote()
    {
        var (id, reason) = (Id(), Reason());
        var anyway = new Option<bool>("--override") { Description = "Promote it although its gate was not passed; the event says so, with your name and reason" };
        return Deciding(
            Verb.Of(
                "promote", "Promote a model whose gate was passed",
                "semcov models promote 0193a5 --reason \"better in the tail, same AUC\"", id, reason, anyway),
            id, (experiment, arguments) => new ReviewCommand.Promote(experiment, arguments.GetValue(reason)!, arguments.GetValue(anyway), Actors.User));
    }

    private static Command CreateReject()
    {
        var (id, reason) = (Id(), Reason());
        return Deciding(
            Verb.Of("reject", "Reject a model, also one that was promoted", "semcov models reject 0193a5 --reason \"misses ulcerated lesions\"", id, reason),
            id, (experiment, arguments) => new ReviewCommand.Reject(experiment, arguments.GetValue(reason)!, Actors.User));
    }

    private static Command CreateComment()
    {
        var (id, text) = (Id(), new Argument<string>("TEXT") { Description = "What is to be said" });
        return Deciding(
            Verb.Of("comment", "Say something about an experiment", "semcov models comment 0193a5 \"look at the vessels\"", id, text),
            id, (experiment, arguments) => new ReviewCommand.Comment(experiment, arguments.GetValue(text)!, Actors.User));
    }

    private static Command Deciding(Command command, Argument<string> id, Func<string, ParseResult, ReviewCommand> decide)
    {
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var events = await platform.Get<ReviewBook>().HandleAsync(decide(experiment.Id, arguments), CommandContext.From(Actors.User), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { experiment = experiment.Id, changed = events.Count > 0, events = events.Select(happened => WireNames.Of(happened.GetType())) });
            else
                Console.WriteLine(events.Count == 0 ? $"nothing changed: {experiment.Id} was decided so before" : $"{Done(events[0])} {experiment.Id}");
            return 0;
        });
        return command;
    }

    private static string Done(IEvent happened) => happened switch
    {
        ModelPromoted { Override: true } => "promoted by override:",
        ModelPromoted => "promoted:",
        ModelRejected => "rejected:",
        _ => "recorded for",
    };
}
