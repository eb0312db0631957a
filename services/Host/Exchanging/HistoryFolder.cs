using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Exchange;

namespace SemCovNet.Cli.Exchanging;

/// <param name="Absent">Artifacts that events name and that were no longer kept where they come from.</param>
internal sealed record Exchanged(string Folder, long Events, int Artifacts, IReadOnlyList<Digest> Absent);

/// <summary>History outside a platform: <c>events.jsonl</c>, one event a line, and <c>artifacts</c>, what the events name.</summary>
internal sealed class HistoryFolder(string folder)
{
    private readonly string folder = Path.GetFullPath(folder);

    private string EventsFile => Path.Combine(folder, "events.jsonl");

    private string Artifacts => Path.Combine(folder, "artifacts");

    /// <summary>Artifacts first and events last, so that a folder with events is a whole one.</summary>
    /// <param name="events">Read twice: the same ones each time.</param>
    public async Task<Exchanged> WriteAsync(IAsyncEnumerable<RecordedEvent> events, IArtifactStore artifacts, Following following, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandFailedException($"{folder} is not empty: name a new folder.");
        var copy = new ArtifactCopy(artifacts, new DirectoryArtifactStore(Artifacts), following);
        await copy.CopyAsync(await NamedAsync(events, cancellation), cancellation);
        var count = await HistoryFile.WriteAsync(EventsFile, events, cancellation);
        return new(folder, count, copy.Copied, copy.Absent);
    }

    /// <summary>Artifacts first here too, so that no event is there before what it names.</summary>
    /// <exception cref="HistoryRefusedException">The events are not sound, or other ones stand in their streams.</exception>
    public async Task<Exchanged> ReadAsync(IEventStore store, IArtifactStore artifacts, CancellationToken cancellation)
    {
        if (!File.Exists(EventsFile))
            throw new CommandFailedException($"{EventsFile} is absent: name a folder that \"semcov export\" wrote to its end.");
        var copy = new ArtifactCopy(new DirectoryArtifactStore(Artifacts), artifacts, Following.Everything);
        await copy.CopyAsync(await NamedAsync(HistoryFile.ReadAsync(EventsFile, cancellation), cancellation), cancellation);
        return new(folder, await new HistoryImport(store).ImportAsync(EventsFile, cancellation), copy.Copied, copy.Absent);
    }

    private static async Task<HashSet<Digest>> NamedAsync(IAsyncEnumerable<RecordedEvent> events, CancellationToken cancellation)
    {
        HashSet<Digest> named = [];
        await foreach (var recorded in events.WithCancellation(cancellation))
            named.UnionWith(ReferencedArtifacts.In(recorded.Json.Span));
        return named;
    }
}
