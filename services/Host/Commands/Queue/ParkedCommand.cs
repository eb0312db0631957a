using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Messaging.Parking;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Cli.Commands.Queue;

/// <summary><c>semcov queue parked</c>: messages that could not be consumed, and what a person decides on them.</summary>
internal static class ParkedCommand
{
    public static Command Create() => Verb.Group(
        "parked", "List messages that could not be consumed, show one, replay or discard it",
        "semcov queue parked show 7f3e",
        CreateList(), CreateShow(), CreateReplay(), CreateDiscard());

    private static Argument<string> Id() => new("ID") { Description = "The parked message's id, or a beginning or end of it that no other has" };

    private static Option<string> Reason() => new("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", Required = true };

    private static Command CreateList()
    {
        var all = new Option<bool>("--all") { Description = "Also those that were replayed or discarded" };
        var limit = new Option<int>("--limit") { Description = "How many, the newest first", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = Verb.Of("list", "List parked messages that wait for a decision", "semcov queue parked list --json", all, limit);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var page = await platform.Get<IParkedQueries>().FirstAsync(arguments.GetValue(all), arguments.GetValue(limit), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(page.Rows.Select(ParkedAnswer.Of));
            else
                ParkedText.Write(page);
            return 0;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var id = Id();
        var command = Verb.Of("show", "Show a parked message whole, with its fault and its body", "semcov queue parked show 7f3e", id);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var message = await FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var body = await platform.Get<IArtifactStore>().GetAsync(message.Body, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(ParkedAnswer.Of(message) with { Body = System.Text.Encoding.UTF8.GetString(body) });
            else
                ParkedText.Write(message, body);
            return 0;
        });
        return command;
    }

    private static Command CreateReplay()
    {
        var (id, reason) = (Id(), Reason());
        return Deciding(
            Verb.Of("replay", "Have a parked message delivered again, once what it failed of is mended", "semcov queue parked replay 7f3e --reason \"the dataset is imported now\"", id, reason),
            id, reason, "replayed", (messages, parked, why, cancellation) => messages.ReplayAsync(parked, why, Actors.User, cancellation));
    }

    private static Command CreateDiscard()
    {
        var (id, reason) = (Id(), Reason());
        return Deciding(
            Verb.Of("discard", "Decide that a parked message is not worth another try; it stays in the history", "semcov queue parked discard 7f3e --reason \"a test of the ward's\"", id, reason),
            id, reason, "discarded", (messages, parked, why, cancellation) => messages.DiscardAsync(parked, why, Actors.User, cancellation));
    }

    private static Command Deciding(
        Command command, Argument<string> id, Option<string> reason, string done, Func<ParkedMessages, string, string, CancellationToken, Task<bool>> decide)
    {
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var message = await FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var changed = await decide(platform.Get<ParkedMessages>(), message.Id, arguments.GetValue(reason)!, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { message = message.Id, decision = done, changed });
            else
                Console.WriteLine(changed ? $"{done}: {message.Id}" : $"nothing changed: {message.Id} was {done} before");
            return 0;
        });
        return command;
    }

    private static async Task<ParkedSummary> FindAsync(Platform platform, string id, CancellationToken cancellation) =>
        await platform.Get<IParkedQueries>().FindAsync(id, cancellation)
        ?? throw new CommandFailedException($"There is no parked message \"{id}\", or several begin or end so. See: semcov queue parked list --all");
}
