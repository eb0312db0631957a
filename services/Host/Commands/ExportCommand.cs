using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Cards;
using SemCovNet.Cli.Exchanging;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov export</c>: history as JSON Lines, with the artifacts it names.</summary>
internal static class ExportCommand
{
    public static Command Create() => Verb.Group(
        "export", "Write an experiment's history, or all, as JSON Lines with its artifacts",
        "semcov export experiment 0193a5 --to history",
        CreateExperiment(), CreateAll());

    private static Option<string> To() => new("--to") { Description = "A new folder", HelpName = "DIR", Required = true };

    private static Command CreateExperiment()
    {
        var id = new Argument<string>("ID") { Description = "The experiment's id, or a beginning or end of it that no other has" };
        var to = To();
        var command = Verb.Of(
            "experiment", "Write everything that happened to an experiment, and what its events name: model, reports, manifest, not the images; and its model card",
            "semcov export experiment 0193a5 --to ./0193a5",
            id, to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var experiment = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(id)!, cancellation);
            var events = platform.Get<IEventStore>().ReadStreamAsync(Streams.Experiment(experiment.Id), 0, cancellation);
            var folder = arguments.GetValue(to)!;
            var done = await WriteAsync(arguments, platform, events, folder, Following.Events, cancellation);
            CardFile.Write(await new CardReader(platform.Get<IEventStore>(), platform.Get<IArtifactStore>()).ReadAsync(experiment, cancellation), Path.Combine(folder, CardFile.Name));
            return done;
        });
        return command;
    }

    private static Command CreateAll()
    {
        var to = To();
        var command = Verb.Of(
            "all", "Write everything that happened, and every artifact that is still kept: an empty platform that imports it is the same as this one",
            "semcov export all --to ./everything",
            to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            var events = platform.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, cancellation);
            return await WriteAsync(arguments, platform, events, arguments.GetValue(to)!, Following.Everything, cancellation);
        });
        return command;
    }

    private static async Task<int> WriteAsync(
        ParseResult arguments, Platform platform, IAsyncEnumerable<RecordedEvent> events, string to, Following following, CancellationToken cancellation)
    {
        // Others may append while this reads twice.
        var head = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var written = await new HistoryFolder(to).WriteAsync(
            events.TakeWhile(recorded => recorded.Position <= head), platform.Get<IArtifactStore>(), following, cancellation);
        Out.Exchanged(arguments, written, "exported");
        return 0;
    }
}
