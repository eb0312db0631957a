using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.ReadModels;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>How much each kind of data takes where it lies in files.</summary>
public sealed class StorageUse(
    IOptions<EventStoreOptions> events, IOptions<ReadModelOptions> readModels, IOptions<ArtifactOptions> artifacts, IArtifactStore store, CheckpointFolder? checkpoints = null)
{
    /// <summary>Away from the caller's thread: a folder of a hundred thousand artifacts takes seconds.</summary>
    public Task<IReadOnlyList<StoredKind>> MeasureAsync() => Task.Run(Measure);

    private IReadOnlyList<StoredKind> Measure() =>
    [
        Database("Events", events.Value.Backend, events.Value.Connection), Database("Read models", readModels.Value.Backend, readModels.Value.Connection),
        Artifacts(), .. checkpoints is null ? Array.Empty<StoredKind>() : [Folder("Signed checkpoints", checkpoints.Path)],
    ];

    private StoredKind Artifacts() =>
        artifacts.Value.Backend == ArtifactOptions.Folder ? Folder("Artifacts", artifacts.Value.Directory) : new("Artifacts", store.Place, null, null);

    // Beside a SQLite file lie its log and its index.
    private static StoredKind Database(string what, string backend, string connection)
    {
        if (backend != EventStoreOptions.Sqlite || !File.Exists(connection))
            return new(what, EffectiveSettings.WithoutPasswords(connection), null, null);
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(connection))!, Path.GetFileName(connection) + "*").ToList();
        return new(what, connection, files.Sum(SizeOf), files.Count);
    }

    private static StoredKind Folder(string what, string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(SizeOf).ToList() : [];
        return new(what, folder, files.Sum(), files.Count);
    }

    // A file may go while it is counted.
    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
