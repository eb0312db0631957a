using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Fairness.InUse;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov monitor</c>: what a model in use meets, held against what it was tested on.</summary>
internal static class MonitorCommand
{
    private const string AnswersHelp = "CSV or JSON Lines: case, p (of the second class) or one p:<class> a class, one d:<descriptor> each (blank = not observed), y where the outcome is known";

    public static Command Create() => Verb.Group(
        "monitor", "Watch a model in use: feed its answers and what became of the cases, see drift and alerts",
        "semcov monitor feed 0193a5 monday.csv",
        CreateFeed("feed", "Take answers of a model in use; every 500 are held against its own test", "semcov monitor feed 0193a5 monday.csv", AnswersHelp, (feed, id, name, content, context, cancellation) =>
            feed.SendAnswersAsync(id, name, content, context, cancellation)),
        CreateFeed("outcomes", "Take what became of cases; windows that hold them are judged again", "semcov monitor outcomes 0193a5 pathology.csv", "CSV or JSON Lines: case, y (the true class)", (feed, id, name, content, context, cancellation) =>
            feed.SendOutcomesAsync(id, name, content, context, cancellation)),
        CreateShow());

    private static Argument<string> Id() => new("EXPERIMENT") { Description = "The experiment's id, or a beginning or end of it that no other has" };

    private static Command CreateFeed(
        string name, string what, string example, string columns,
        Func<ModelFeed, string, string, Stream, CommandContext, CancellationToken, Task<ModelFeedAnswer>> send)
    {
        var (id, file) = (Id(), new Argument<FileInfo>("FILE") { Description = columns });
        var command = Verb.Of(name, what, example, id, file);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var source = arguments.GetValue(file)!;
            if (!source.Exists)
                throw new CommandFailedException($"There is no file \"{source.FullName}\".");
            await using var content = source.OpenRead();
            var answer = await send(platform.Get<ModelFeed>(), experiment.Id, source.Name, content, CommandContext.From(Actors.User), cancellation);
            foreach (var note in answer.Notes)
                Out.Say(note);
            await AssessAsync(platform, experiment.Id, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                await WriteAsync(platform, experiment.Id, answer, cancellation);
            return 0;
        });
        return command;
    }

    // On a broker the fairness service hears of it. Without one the windows are assessed here; whoever works on this home tells of the alerts.
    private static async Task AssessAsync(Platform platform, string experimentId, CancellationToken cancellation)
    {
        if (!platform.IsEmbedded)
            return;
        await platform.Get<WindowAssessor>().AssessAsync(experimentId, CommandContext.From(Actors.User), cancellation);
        await platform.CatchUpAsync(cancellation);
    }

    private static async Task WriteAsync(Platform platform, string experimentId, ModelFeedAnswer answer, CancellationToken cancellation)
    {
        Console.WriteLine(answer.Changed
            ? $"{answer.Taken} taken; of {answer.Rows} answers {answer.Pending} wait for the next window, {answer.Windows} {(answer.Windows == 1 ? "is" : "are")} full"
            : "this very content was taken before; nothing changed");
        MonitorText.WriteAlerts(await MonitorText.AlertsAsync(platform, experimentId, cancellation));
    }

    private static Command CreateShow()
    {
        var id = Id();
        var command = Verb.Of("show", "Show the windows of a model in use, what changed over them, and its open alerts", "semcov monitor show 0193a5", id);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var model = await platform.Get<CommandHandler>().LoadAsync(ModelInUseDecider.Instance, Streams.Use(experiment.Id), cancellation);
            var alerts = await MonitorText.AlertsAsync(platform, experiment.Id, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { experiment = experiment.Id, model.Rows, windows = model.Windows.OrderBy(w => w.Key).Select(w => w.Value.Event), changes = WindowSeries.Changes(model), alerts });
            else
                MonitorText.Write(model, alerts);
            return 0;
        });
        return command;
    }
}
