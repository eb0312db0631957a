using System.Security.Cryptography;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>
/// The hashes of a Merkle tree as in RFC 6962, section 2.1: a leaf and a node begin with different bytes, so that neither can pass for the other.
/// </summary>
internal static class MerkleHash
{
    public const int Size = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <param name="chainHash">32 bytes: the event's hash in the chain of its stream, which covers all of it but its position.</param>
    public static byte[] Leaf(ReadOnlySpan<byte> chainHash)
    {
        Span<byte> input = stackalloc byte[1 + Size];
        input[0] = LeafPrefix;
        chainHash.CopyTo(input[1..]);
        return SHA256.HashData(input);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Size)..]);
        return SHA256.HashData(input);
    }

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);
}
