using System.Buffers;
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
    private const int UsualEnvelope = 512;
    private const int GuidText = 36;

    /// <summary>What the first event of a stream has for a previous hash.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash that the event should have, whatever it bears.</summary>
    /// <param name="previous">32 bytes.</param>
    public static byte[] Link(ReadOnlyMemory<byte> previous, RecordedEvent recorded)
    {
        // Hashed at once: a call into the hash for each field takes longer than the hashing.
        var input = new ArrayBufferWriter<byte>(UsualEnvelope + recorded.Json.Length);
        Add(input, Scheme);
        Add(input, previous.Span);
        Add(input, recorded.Id);
        Add(input, recorded.Stream);
        Add(input, $"{recorded.Version}");
        Add(input, recorded.Type);
        Add(input, UtcText.Of(recorded.Context.At));
        Add(input, recorded.Context.CorrelationId);
        Add(input, recorded.Context.CausationId);
        Add(input, recorded.Context.Actor);
        Add(input, recorded.Context.TraceParent);
        Add(input, recorded.Json.Span);
        return SHA256.HashData(input.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> input, string? text)
    {
        if (text is null)
        {
            AddLength(input, Absent);
            return;
        }
        var bytes = Encoding.UTF8.GetByteCount(text);
        AddLength(input, (uint)bytes);
        input.Advance(Encoding.UTF8.GetBytes(text, input.GetSpan(bytes)));
    }

    private static void Add(ArrayBufferWriter<byte> input, Guid? id)
    {
        if (id is null)
        {
            AddLength(input, Absent);
            return;
        }
        AddLength(input, GuidText);
        id.Value.TryFormat(input.GetSpan(GuidText), out var bytes);
        input.Advance(bytes);
    }

    private static void Add(ArrayBufferWriter<byte> input, ReadOnlySpan<byte> bytes)
    {
        AddLength(input, (uint)bytes.Length);
        input.Write(bytes);
    }

    private static void AddLength(ArrayBufferWriter<byte> input, uint length)
    {
        BinaryPrimitives.WriteUInt32BigEndian(input.GetSpan(sizeof(uint)), length);
        input.Advance(sizeof(uint));
    }
}
