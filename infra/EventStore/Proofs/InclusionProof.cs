using System.Text.Encodings.Web;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.EventStore.Checkpoints;

namespace SemCovNet.EventStore.Proofs;

/// <summary>That one event is in the history: the event, the way from it to the root of all events, and the checkpoint that signs the root.</summary>
/// <param name="Proof">The format, <see cref="Format"/>.</param>
/// <param name="Stream">Proven only where the event is in the file.</param>
/// <param name="Index">Its place among all events in global order, 0 for the first.</param>
/// <param name="Hash">Of the event in the chain of its stream, 64 hexadecimal digits.</param>
/// <param name="Event">What the hash was made from; null where that would make the file too large.</param>
/// <param name="Path">The hashes beside the way to the root, from the leaf up, base64.</param>
/// <param name="PublicKey">Of the checkpoint's key, DER, base64: so that the signature can be checked, not that the key is to be trusted.</param>
public sealed record InclusionProof(
    string Proof, string Stream, long Version, long Index, string Hash, ProvenEvent? Event, IReadOnlyList<string> Path, SignedCheckpoint Checkpoint, string PublicKey)
{
    public const string Format = "semcov.inclusion-proof.v1";

    /// <summary>Bytes that a proof has at most.</summary>
    public const int MostBytes = 5000;

    private static readonly JsonSerializerOptions Json = new(ContractJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of UTF-8, at most <see cref="MostBytes"/>: without the event where that would be more.</summary>
    public byte[] ToFile()
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        return whole.Length <= MostBytes ? whole : JsonSerializer.SerializeToUtf8Bytes(this with { Event = null }, Json);
    }

    /// <exception cref="JsonException">The file is no proof.</exception>
    public static InclusionProof Read(byte[] file)
    {
        var read = JsonSerializer.Deserialize<InclusionProof>(file, Json) ?? throw new JsonException("The proof is null.");
        return read.Proof == Format ? read : throw new JsonException($"It is \"{read.Proof}\", where a proof says {Format}.");
    }
}

/// <summary>An event's envelope and body, as they were hashed.</summary>
/// <param name="Previous">The hash of the stream's event before, 64 hexadecimal digits.</param>
/// <param name="Body">Its JSON, as text.</param>
public sealed record ProvenEvent(
    Guid Id, string Type, DateTimeOffset At, Guid CorrelationId, Guid? CausationId, string Actor, string? TraceParent, string Previous, string Body);
