using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Exchanging;
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
            // Caught up first: read models of another history are told before anything is written.
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var read = await new HistoryFolder(arguments.GetValue(folder)!).ReadAsync(
                platform.Get<IEventStore>(), platform.Get<IArtifactStore>(), cancellation);
            await platform.CatchUpAsync(cancellation);
            Out.Exchanged(arguments, read, "imported");
            return 0;
        });
        return command;
    }
}
