using System.Buffers;
using System.Security.Cryptography;

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
    private const int UsualEnvelope = 512;

    /// <summary>What the first event of a stream has for a previous hash.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash that the event should have, whatever it bears.</summary>
    /// <param name="previous">32 bytes.</param>
    public static byte[] Link(ReadOnlyMemory<byte> previous, RecordedEvent recorded)
    {
        // Hashed at once: a call into the hash for each field takes longer than the hashing.
        var input = new ArrayBufferWriter<byte>(UsualEnvelope + recorded.Json.Length);
        Write(input, previous, recorded);
        return SHA256.HashData(input.WrittenSpan);
    }

    internal static void Write(IBufferWriter<byte> input, ReadOnlyMemory<byte> previous, RecordedEvent recorded)
    {
        var fields = new HashFields(input);
        Begin(fields, previous.Span);
        fields.Add(recorded.Id);
        fields.Add(recorded.Stream);
        fields.Add(recorded.Version);
        fields.Add(recorded.Type);
        fields.Add(UtcText.Of(recorded.Context.At));
        fields.Add(recorded.Context.CorrelationId);
        fields.Add(recorded.Context.CausationId);
        fields.Add(recorded.Context.Actor);
        fields.Add(recorded.Context.TraceParent);
        fields.Add(recorded.Json.Span);
    }

    /// <summary>What comes before an event's own fields: these are added after it, in the order given above.</summary>
    internal static void Begin(HashFields fields, ReadOnlySpan<byte> previous)
    {
        fields.Add(Scheme);
        fields.Add(previous);
    }

    /// <summary>Where in the input the previous hash stands.</summary>
    internal static Range Previous { get; } = (sizeof(uint) + Scheme.Length + sizeof(uint))..(sizeof(uint) + Scheme.Length + sizeof(uint) + SHA256.HashSizeInBytes);
}
