using System.CommandLine;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Exchanging;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov backup</c> and <c>semcov restore</c>: the embedded home's events and artifacts, as of one instant.</summary>
internal static class BackupCommand
{
    public static Command CreateBackup()
    {
        var to = new Option<string>("--to") { Description = "A new folder", HelpName = "DIR", Required = true };
        var command = Verb.Of(
            "backup", "Copy the events as of one instant, and their artifacts, while the platform works on; the copy is verified",
            "semcov backup --to /backups/today",
            to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            if (platform.Get<IEventStore>() is not SqliteEventStore events)
                throw new CommandFailedException(
                    $"The events are kept by {platform.Get<IOptions<EventStoreOptions>>().Value.Backend}, which has its own means of backup (for PostgreSQL: pg_dump). "
                    + "For a copy that any backend takes over: semcov export all --to DIR");
            Out.Exchanged(arguments, await new HomeBackup(arguments.GetValue(to)!).WriteAsync(events, platform.Get<IArtifactStore>(), platform.Get<CheckpointFolder>(), cancellation), "backed up");
            return 0;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that semcov backup wrote" };
        var command = Verb.Of(
            "restore", "Make a new home from a backup; it is verified first, and the read models are folded anew",
            "semcov restore /backups/today --home ./restored",
            folder);
        command.SetAction(async (arguments, cancellation) =>
        {
            // No store of events or read models is opened before all is in its place: opening makes an empty one.
            await using var platform = arguments.OpenStores();
            using var held = HomeLock.TryTake(platform.Home)
                ?? throw new CommandFailedException($"Another process runs the platform on {platform.Home}: stop it first, or restore into a new home, --home DIR.");
            var restored = await new HomeBackup(arguments.GetValue(folder)!).RestoreAsync(new(platform), cancellation);
            await platform.CatchUpAsync(cancellation);
            Out.Exchanged(arguments, restored, "restored");
            return 0;
        });
        return command;
    }
}
