using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>What the first <paramref name="Events"/> events were, in one hash, signed.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Events">How many events it covers: the leaves of the tree.</param>
/// <param name="Position">Global position of the last of them.</param>
/// <param name="Root">Of the Merkle tree over them in global order, 64 hexadecimal digits.</param>
/// <param name="Previous">SHA-256 of the signed text of the checkpoint before; 64 zeros for the first.</param>
/// <param name="At">UTC.</param>
/// <param name="KeyId">SHA-256 of the public key's DER form (SubjectPublicKeyInfo), 64 hexadecimal digits.</param>
/// <param name="Signature">ECDSA over P-256 with SHA-256, DER, base64: of <see cref="SignedText"/>.</param>
public sealed record SignedCheckpoint(
    long Number, long Events, long Position, string Root, string Previous, DateTimeOffset At, string KeyId, string Signature)
{
    /// <summary>What the first one has for a previous.</summary>
    public static readonly string Beginning = new('0', 2 * MerkleHash.Size);

    /// <summary>Lines that any tool can write again; none of the values can hold a line's end.</summary>
    public string SignedText() => string.Create(CultureInfo.InvariantCulture, $"""
        semcov.checkpoint.v1
        number {Number}
        events {Events}
        position {Position}
        root {Root}
        previous {Previous}
        at {UtcText.Of(At)}
        key {KeyId}

        """).ReplaceLineEndings("\n");

    /// <summary>What the next one has for a previous.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SignedText())));

    public bool IsSignedBy(ECDsa key)
    {
        try
        {
            return key.VerifyData(
                Encoding.UTF8.GetBytes(SignedText()), StrictText.FromBase64(Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public override string ToString() => $"checkpoint {Number} of {UtcText.Of(At)} over {Events} events";
}
