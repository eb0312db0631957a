namespace SemCovNet.EventStore;

/// <summary>A store that gives the hashes of its events without the events, for those who need nothing else of them.</summary>
public interface IStoredHashes
{
    /// <summary>Position and hash of all events after a position, in order.</summary>
    IAsyncEnumerable<StoredHash> ReadHashesAsync(GlobalPosition after, CancellationToken cancellation = default);
}

/// <param name="Hash">32 bytes: the event's hash in the chain of its stream.</param>
public readonly record struct StoredHash(GlobalPosition Position, ReadOnlyMemory<byte> Hash);

public static class StoredHashes
{
    /// <summary>The same from any store, by reading the events where it knows no shorter way.</summary>
    public static IAsyncEnumerable<StoredHash> HashesAsync(this IEventStore store, GlobalPosition after, CancellationToken cancellation = default) =>
        store is IStoredHashes hashes
            ? hashes.ReadHashesAsync(after, cancellation)
            : store.ReadAllAsync(after, cancellation).Select(recorded => new StoredHash(recorded.Position, recorded.Hash));
}
