using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Exchanging;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov import-history</c>: what <c>semcov export</c> wrote, taken over byte for byte.</summary>
internal static class ImportHistoryCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that semcov export wrote" };
        var command = Verb.Of(
            "import-history", "Take over exported history, byte for byte; its chain is checked before anything is written",
            "semcov import-history ./everything --home ./elsewhere",
            folder);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            // Whoever works on the home may append to the streams that were just found to fit.
            using var held = platform.IsEmbedded
                ? HomeLock.TryTake(platform.Home)
                    ?? throw new CommandFailedException($"Another process runs the platform on {platform.Home}: stop it first, or import into a new home, --home DIR.")
                : null;
            // Caught up first: read models of another history are told before anything is written.
            await platform.CatchUpAsync(cancellation);
            var read = await new HistoryFolder(arguments.GetValue(folder)!).ReadAsync(
                platform.Get<IEventStore>(), platform.Get<IArtifactStore>(), cancellation);
            await platform.CatchUpAsync(cancellation);
            Out.Exchanged(arguments, read, "imported");
            return 0;
        });
        return command;
    }
}
