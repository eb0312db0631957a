using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Cli.Exchanging;

/// <summary>
/// The truth of an embedded home in a folder of its own: the event file as of one instant, the signed checkpoints over it, and the artifacts its
/// events name. Read models are not in it: they are folded anew. The key that signs is not in it either: public keys alone are. Artifacts are stored before the event that names them, so what an instant's events name is there.
/// </summary>
internal sealed class HomeBackup(string folder)
{
    private readonly string folder = Path.GetFullPath(folder);

    private string EventsFile => Path.Combine(folder, "events.db");

    private string Artifacts => Path.Combine(folder, "artifacts");

    private CheckpointFolder Checkpoints => new(Path.Combine(folder, "checkpoints"));

    /// <summary>Others may go on working meanwhile. The event file gets its name last: a folder with it is a whole backup.</summary>
    public async Task<Exchanged> WriteAsync(SqliteEventStore store, IArtifactStore artifacts, CheckpointFolder checkpoints, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandFailedException($"{folder} is not empty: name a new folder.");
        Directory.CreateDirectory(folder);
        var aside = EventsFile + ".part";
        // Checkpoints first, so that the events hold all that they cover.
        checkpoints.CopyTo(Checkpoints);
        await store.BackUpAsync(aside, cancellation);
        var result = await CheckAndCopyAsync(aside, artifacts, new DirectoryArtifactStore(Artifacts), cancellation);
        Publish(aside, EventsFile);
        return result;
    }

    /// <summary>Into a home in which nothing of an earlier one is left; where it is refused nothing was copied.</summary>
    public async Task<Exchanged> RestoreAsync(RestoreTarget target, CancellationToken cancellation)
    {
        if (!File.Exists(EventsFile))
            throw new CommandFailedException($"{EventsFile} is absent: name a folder that \"semcov backup\" wrote to its end.");
        await target.CheckAsync(Checkpoints, cancellation);
        var aside = target.EventsFile + ".part";
        // What a restore that was interrupted left would be played into this copy.
        foreach (var left in RestoreTarget.WithLogs(aside))
            File.Delete(left);
        File.Copy(EventsFile, aside);
        var result = await CheckAndCopyAsync(aside, new DirectoryArtifactStore(Artifacts), target.Artifacts, cancellation);
        Checkpoints.CopyTo(target.Checkpoints);
        Publish(aside, target.EventsFile);
        return result;
    }

    private async Task<Exchanged> CheckAndCopyAsync(string events, IArtifactStore from, IArtifactStore to, CancellationToken cancellation)
    {
        using var store = new SqliteEventStore(events);
        var verified = await new StreamVerifier(store, TimeProvider.System, Checkpoints).VerifyAsync(cancellation: cancellation);
        if (!verified.Sound)
            throw new CommandFailedException($"The events are not what was written: {verified.FirstFault?.ToString() ?? verified.Checkpoints!.FirstFault!.ToString()}");
        var copy = new ArtifactCopy(from, to, Following.Everything);
        await foreach (var recorded in store.ReadAllAsync(GlobalPosition.Start, cancellation))
            await copy.CopyAsync(ReferencedArtifacts.In(recorded.Json.Span).ToList(), cancellation);
        return new(folder, verified.Events, copy.Copied, copy.Absent);
    }

    private static void Publish(string aside, string target)
    {
        using (var file = File.Open(aside, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(aside, target);
    }
}
