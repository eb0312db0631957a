using SemCovNet.EventStore.Checkpoints;

namespace SemCovNet.EventStore.Proofs;

/// <summary>
/// The hashes beside the way from one leaf up to the root (an audit path, RFC 9162, section 2.1.3): gathered while all leaves go by once, keeping no
/// more than the tree's right edge.
/// </summary>
internal sealed class InclusionPath(long index)
{
    private readonly List<Subtree> edge = [];
    private readonly List<byte[]> path = [];
    private long size;

    public void Append(byte[] leaf)
    {
        var right = new Subtree(leaf, Holds: size == index);
        for (var width = size; (width & 1) == 1; width >>= 1)
        {
            right = Join(edge[^1], right);
            edge.RemoveAt(edge.Count - 1);
        }
        edge.Add(right);
        size++;
    }

    /// <summary>The path to the root of the tree of all leaves so far; nothing may be appended afterwards.</summary>
    public IReadOnlyList<byte[]> Finish()
    {
        var root = edge[^1];
        for (var left = edge.Count - 2; left >= 0; left--)
            root = Join(edge[left], root);
        return path;
    }

    /// <summary>The root to which the path leads from a leaf; null where a path in such a tree has another length.</summary>
    /// <param name="size">Of the tree, in leaves.</param>
    public static byte[]? Root(long index, long size, byte[] leaf, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= size)
            return null;
        var (node, last, root, used) = (index, size - 1, leaf, 0);
        for (; last > 0; node >>= 1, last >>= 1)
        {
            var isRight = (node & 1) == 1;
            // The last node of a level that has no sibling goes up as it is.
            if (!isRight && node == last)
                continue;
            if (used == path.Count)
                return null;
            var beside = path[used++];
            root = isRight ? MerkleHash.Node(beside, root) : MerkleHash.Node(root, beside);
        }
        return used == path.Count ? root : null;
    }

    private Subtree Join(Subtree left, Subtree right)
    {
        if (left.Holds)
            path.Add(right.Root);
        if (right.Holds)
            path.Add(left.Root);
        return new(MerkleHash.Node(left.Root, right.Root), left.Holds || right.Holds);
    }

    private readonly record struct Subtree(byte[] Root, bool Holds);
}
