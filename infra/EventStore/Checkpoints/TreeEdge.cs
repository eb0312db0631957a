namespace SemCovNet.EventStore.Checkpoints;

/// <summary>
/// The right edge of a Merkle tree: the roots of its whole subtrees, from the widest to the narrowest, one for each bit that is set in the number of
/// leaves. It is all that is needed to go on, whatever lies to the left: twenty hashes for a million leaves.
/// </summary>
public sealed class TreeEdge
{
    private readonly List<byte[]> roots = [];

    public TreeEdge()
    {
    }

    /// <param name="roots">What <see cref="Roots"/> was at that size.</param>
    /// <exception cref="ArgumentException">A tree of that size has another number of whole subtrees.</exception>
    public TreeEdge(long size, IEnumerable<byte[]> roots)
    {
        this.roots.AddRange(roots);
        Size = size;
        if (size < 0 || this.roots.Count != long.PopCount(size) || this.roots.Any(root => root.Length != MerkleHash.Size))
            throw new ArgumentException($"The right edge of a tree of {size} leaves has {long.PopCount(size)} hashes of {MerkleHash.Size} bytes, not these {this.roots.Count}.");
    }

    /// <summary>Leaves.</summary>
    public long Size { get; private set; }

    public IReadOnlyList<byte[]> Roots => roots;

    /// <param name="leaf"><see cref="MerkleHash.Leaf"/> of the event.</param>
    public void Append(byte[] leaf)
    {
        var right = leaf;
        // Each bit that the carry clears joins two subtrees of one width.
        for (var width = Size; (width & 1) == 1; width >>= 1)
        {
            right = MerkleHash.Node(roots[^1], right);
            roots.RemoveAt(roots.Count - 1);
        }
        roots.Add(right);
        Size++;
    }

    /// <summary>32 bytes.</summary>
    public byte[] Root()
    {
        if (roots.Count == 0)
            return MerkleHash.Empty;
        var root = roots[^1];
        for (var index = roots.Count - 2; index >= 0; index--)
            root = MerkleHash.Node(roots[index], root);
        return root;
    }
}
