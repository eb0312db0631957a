using System.Buffers;
using System.Security.Cryptography;

namespace SemCovNet.EventStore.Verification;

/// <summary>An event as a link of its chain: its fields laid out as they are hashed, in which only the previous hash is still to be filled in.</summary>
/// <param name="Type">May be anything that the store holds in its place.</param>
/// <param name="Input">Of <see cref="HashChain"/>; 32 bytes of it await the previous hash.</param>
/// <param name="Hash">As it is stored.</param>
public readonly record struct StoredLink(string Stream, long Version, GlobalPosition Position, string Type, Memory<byte> Input, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The link of an event that was read as one.</summary>
    internal static StoredLink Of(RecordedEvent recorded)
    {
        var input = new ArrayBufferWriter<byte>();
        HashChain.Write(input, HashChain.Beginning, recorded);
        return new(recorded.Stream, recorded.Version, recorded.Position, recorded.Type, input.WrittenSpan.ToArray(), recorded.Hash);
    }

    internal void FollowOn(ReadOnlySpan<byte> previous) => previous.CopyTo(Input.Span[HashChain.Previous]);

    /// <summary>The hash it should have after what it follows on.</summary>
    internal byte[] Expected() => SHA256.HashData(Input.Span);
}

/// <summary>
/// A store that gives its events as links, as their bytes stand in it and without an interpretation: an id in capitals or a letter after a text's end
/// would come out of an interpretation as if it had not been changed.
/// </summary>
public interface IStoredLinks
{
    /// <summary>All events after a position, in order, many at a time.</summary>
    IAsyncEnumerable<IReadOnlyList<StoredLink>> ReadLinksAsync(GlobalPosition after, CancellationToken cancellation = default);
}

internal static class StoredLinks
{
    private const int PageSize = 1000;

    /// <summary>The same from any store, by reading the events where it knows no more direct way.</summary>
    public static IAsyncEnumerable<IReadOnlyList<StoredLink>> LinksAsync(this IEventStore store, CancellationToken cancellation) =>
        store is IStoredLinks links
            ? links.ReadLinksAsync(GlobalPosition.Start, cancellation)
            : store.ReadAllAsync(GlobalPosition.Start, cancellation).Select(StoredLink.Of).Chunk(PageSize);
}
