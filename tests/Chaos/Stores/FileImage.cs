using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>The bytes of an event file and of its write-ahead log, as a crash at this moment would leave them, and the events they hold.</summary>
/// <param name="LastCommit">How many events the last transaction added.</param>
internal sealed record FileImage(byte[] File, byte[] Log, IReadOnlyList<RecordedEvent> Events, int LastCommit)
{
    private const int Streams = 3;
    private const int Batch = 2;

    /// <summary>Half of the events are in the file, the other half in the log.</summary>
    public static async Task<FileImage> TakeAsync(string folder, int events)
    {
        var path = Path.Combine(folder, "taken.db");
        using (var file = new SqliteEventStore(path))
            await AppendAsync(file, 0, events / Batch / 2);
        // The last connection that is closed folds the log back: so the second half is taken while one is open.
        using var store = new SqliteEventStore(path);
        await AppendAsync(store, events / Batch / 2, events / Batch);
        return new(
            await ReadSharedAsync(path), await ReadSharedAsync(path + "-wal"), await store.ReadAllAsync(GlobalPosition.Start).ToListAsync(), Batch);
    }

    /// <summary>The image with the log cut off at a length.</summary>
    public FileImage CutAt(int length) => this with { Log = Log[..length] };

    /// <summary>The image with one bit turned, in the file or, behind its last byte, in the log.</summary>
    public FileImage Turn(int place, int bit)
    {
        var image = this with { File = [.. File], Log = [.. Log] };
        var (bytes, at) = place < File.Length ? (image.File, place) : (image.Log, place - File.Length);
        bytes[at] ^= (byte)(1 << bit);
        return image;
    }

    public void Write(string path)
    {
        System.IO.File.Delete(path + "-shm");
        System.IO.File.WriteAllBytes(path, File);
        System.IO.File.WriteAllBytes(path + "-wal", Log);
    }

    private static async Task AppendAsync(SqliteEventStore store, int from, int to)
    {
        for (var batch = from; batch < to; batch++)
        {
            var (experiment, version) = ($"e{batch % Streams}", (batch / Streams * Batch) - 1);
            var expected = version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version);
            await store.AppendAsync(Contracts.Events.Streams.Experiment(experiment), expected, Story.After(version, experiment, Batch));
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
