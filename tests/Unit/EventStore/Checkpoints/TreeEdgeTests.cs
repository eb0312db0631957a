using System.Security.Cryptography;
using SemCovNet.EventStore.Checkpoints;

namespace SemCovNet.Tests.Unit.EventStore.Checkpoints;

public sealed class TreeEdgeTests
{
    [Fact]
    public void Its_root_is_that_of_RFC_6962_at_every_size()
    {
        var edge = new TreeEdge();
        List<byte[]> leaves = [];
        Assert.Equal(SHA256.HashData([]), edge.Root());
        for (var size = 1; size <= 130; size++)
        {
            var leaf = SHA256.HashData(BitConverter.GetBytes(size));
            leaves.Add(leaf);
            edge.Append(leaf);

            Assert.Equal(Convert.ToHexString(Root(leaves)), Convert.ToHexString(edge.Root()));
        }
    }

    [Fact]
    public void It_goes_on_from_what_was_kept_of_it()
    {
        var (whole, first) = (new TreeEdge(), new TreeEdge());
        for (var number = 0; number < 100; number++)
        {
            var leaf = SHA256.HashData(BitConverter.GetBytes(number));
            whole.Append(leaf);
            first.Append(leaf);
            first = new TreeEdge(first.Size, first.Roots);
        }

        Assert.Equal(whole.Root(), first.Root());
        Assert.Equal(3, whole.Roots.Count);
    }

    [Fact]
    public void An_edge_that_does_not_fit_its_size_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new TreeEdge(5, [new byte[32]]));

        Assert.StartsWith("The right edge of a tree of 5 leaves has 2 hashes of 32 bytes, not these 1.", refusal.Message);
    }

    // The definition, section 2.1: the largest power of two that is less than the number of leaves lies to the left.
    private static byte[] Root(List<byte[]> leaves)
    {
        if (leaves.Count == 1)
            return leaves[0];
        var left = 1;
        while (2 * left < leaves.Count)
            left *= 2;
        return SHA256.HashData([1, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }
}
