using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SemCovNet.EventStore.Verification;

/// <summary>
/// What links each event to the one before it in its stream: change, remove or insert one and no later hash fits.
/// <para>
/// hash = SHA-256(scheme, previous, id, stream, version, type, at, correlation, causation, actor, traceparent, body).
/// Every field is written as its length in bytes (4 bytes, big-endian) and then its bytes, so no two different events give the
/// same input; a field that is null has the length 0xFFFFFFFF and no bytes. <c>previous</c> is the hash of the stream's event
/// before, 32 zero bytes for the first. Ids and the version are text (lower-case with dashes; decimal), the time is
/// <see cref="UtcText"/>, text is UTF-8, the body is as it is stored. The global position is not part of it: it is known only
/// once the event is stored.
/// </para>
/// </summary>
public static class HashChain
{
    private const string Scheme = "semcov.event-hash.v1";
    private const uint Absent = uint.MaxValue;

    /// <summary>What the first event of a stream has for a previous hash.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash that the event should have, whatever it bears.</summary>
    /// <param name="previous">32 bytes.</param>
    public static byte[] Link(ReadOnlyMemory<byte> previous, RecordedEvent recorded)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Scheme);
        Add(hash, previous.Span);
        Add(hash, recorded.Id.ToString());
        Add(hash, recorded.Stream);
        Add(hash, $"{recorded.Version}");
        Add(hash, recorded.Type);
        Add(hash, UtcText.Of(recorded.Context.At));
        Add(hash, recorded.Context.CorrelationId.ToString());
        Add(hash, recorded.Context.CausationId?.ToString());
        Add(hash, recorded.Context.Actor);
        Add(hash, recorded.Context.TraceParent);
        Add(hash, recorded.Json.Span);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
            AddLength(hash, Absent);
        else
            Add(hash, Encoding.UTF8.GetBytes(text));
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        AddLength(hash, (uint)bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AddLength(IncrementalHash hash, uint length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, length);
        hash.AppendData(bytes);
    }
}
