using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Cli.Exchanging;

/// <summary>
/// The home that a backup is restored to, with its stores where they are set: what is opened next reads those. What an earlier home left would be read
/// together with the restored events: SQLite plays a log into the file that it lies beside, read models and the relay go on from positions among other events,
/// and after checkpoints over other events nothing is signed.
/// </summary>
internal sealed class RestoreTarget(Platform platform)
{
    private const string Untouched = "Nothing was copied.";

    public string EventsFile => Path.Combine(platform.Home, "events.db");

    public IArtifactStore Artifacts => platform.Get<IArtifactStore>();

    public CheckpointFolder Checkpoints => platform.Get<CheckpointFolder>();

    private EventStoreOptions Events => platform.Get<IOptions<EventStoreOptions>>().Value;

    private ReadModelOptions ReadModels => platform.Get<IOptions<ReadModelOptions>>().Value;

    /// <summary>A file of SQLite's and what lies beside it: a write-ahead log and its index, or a rollback journal.</summary>
    public static IReadOnlyList<string> WithLogs(string file) => [file, $"{file}-wal", $"{file}-shm", $"{file}-journal"];

    /// <param name="restored">The checkpoints of the backup.</param>
    /// <exception cref="CommandFailedException">What is restored here would not be read, or read together with something else.</exception>
    public async Task CheckAsync(CheckpointFolder restored, CancellationToken cancellation)
    {
        CheckEventStore();
        List<string> left = [.. LeftFiles(), .. LeftCheckpoints(restored)];
        if (left.Count > 0)
            throw new CommandFailedException(
                $"{string.Join(", ", left)} {(left.Count == 1 ? "is" : "are")} left from an earlier home, and would be read together with the restored events: "
                + $"move what is left away, or restore into a new home, --home DIR. {Untouched}");
        await CheckServerAsync(cancellation);
    }

    private void CheckEventStore()
    {
        if (Events.Backend != EventStoreOptions.Sqlite)
            throw new CommandFailedException(
                $"The events are kept by {Events.Backend} (SEMCOV__EVENTSTORE__BACKEND), which would not read the file {EventsFile}: restore into a home that keeps its own events. "
                + $"From there {Events.Backend} takes them over: semcov export all --to DIR, then semcov import-history DIR. {Untouched}");
        var read = SqliteFile.PathOf(Events.Connection);
        if (read != EventsFile)
            throw new CommandFailedException(
                $"The events are read from {read} (SEMCOV__EVENTSTORE__CONNECTION), and a backup is restored to {EventsFile}: leave that setting out. {Untouched}");
    }

    private IEnumerable<string> LeftFiles()
    {
        var files = WithLogs(EventsFile);
        if (ReadModels.Backend == ReadModelOptions.Sqlite)
            files = [.. files, .. WithLogs(SqliteFile.PathOf(ReadModels.Connection))];
        return files.Where(File.Exists);
    }

    // What the backup brings as well may stay: a restore that was interrupted has copied it. A public key tells that there are checkpoints, so it must go with them.
    private IEnumerable<string> LeftCheckpoints(CheckpointFolder restored)
    {
        List<string> left =
        [
            .. Checkpoints.Numbers().Where(number => !IsSame(Checkpoints.FileOf(number), restored.FileOf(number))).Select(Checkpoints.FileOf),
            .. restored.Numbers().Count == 0 ? Checkpoints.Keys.PublicKeyFiles : [],
        ];
        return left.Count > 1 ? [$"{left[0]} (with {left.Count - 1} more beside it)"] : left;
    }

    // The projections' places and the relay's: where one of these tables is, the database has followed a platform's events.
    private async Task CheckServerAsync(CancellationToken cancellation)
    {
        if (ReadModels.Backend == ReadModelOptions.Sqlite)
            return;
        var tables = await platform.Get<SqlDatabase>().QueryAsync<long>(
            "select count(*) from pg_tables where schemaname = current_schema() and tablename in ('projection', 'relay')", cancellation: cancellation);
        if (tables[0] > 0)
            throw new CommandFailedException(
                $"The database of SEMCOV__READMODELS__CONNECTION holds read models already, and the relay's place among their events: name an empty database, or an empty schema by Search Path=. {Untouched}");
    }

    private static bool IsSame(string file, string other) => File.Exists(other) && File.ReadAllText(file) == File.ReadAllText(other);
}
