using SemCovNet.Artifacts;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.Contract;

/// <summary>What everybody who stores artifacts relies on, whichever store it is.</summary>
public abstract class ArtifactContract<TStore>(TStore under) : IClassFixture<TStore>
    where TStore : ArtifactsUnderTest
{
    // In every store more than it holds in memory, and no whole number of its parts.
    private const int Large = (17 << 20) + 3;

    private readonly IArtifactStore store = under.Store;
    private readonly byte[] content = Guid.CreateVersion7().ToByteArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_put_is_got_under_its_digest()
    {
        var digest = await store.PutAsync(content, Stop);

        Assert.Equal(Digest.Of(content), digest);
        Assert.Equal(content, await store.GetAsync(digest, Stop));
        Assert.True(await store.ExistsAsync(digest, Stop));
        Assert.Contains(digest.ToString(), await under.NamesAsync());
    }

    [Fact]
    public async Task Another_process_finds_it()
    {
        var digest = await store.PutAsync(content, Stop);

        Assert.Equal(content, await under.Open().GetAsync(digest, Stop));
    }

    [Fact]
    public async Task Nothing_at_all_is_content_too()
    {
        var digest = await store.PutAsync(Array.Empty<byte>(), Stop);

        Assert.Empty(await store.GetAsync(digest, Stop));
        Assert.Equal(digest, await store.PutAsync(new MemoryStream(), Stop));
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_put_again()
    {
        var digest = await store.PutAsync(content, Stop);
        await store.DeleteAsync(digest, Stop);
        await store.DeleteAsync(digest, Stop);

        Assert.False(await store.ExistsAsync(digest, Stop));
        await Assert.ThrowsAsync<ArtifactMissingException>(() => store.GetAsync(digest, Stop));
        Assert.Equal(digest, await store.PutAsync(content, Stop));
        Assert.Equal(content, await store.GetAsync(digest, Stop));
    }

    [Fact]
    public async Task A_large_stream_is_put_and_opened_and_can_be_sought_where_a_reader_must()
    {
        var large = new byte[Large];
        new Random(7).NextBytes(large);
        content.CopyTo(large, 0);

        var digest = await store.PutAsync(new OneWayStream(large), Stop);

        Assert.Equal(Digest.Of(large), digest);
        await using (var opened = await store.OpenAsync(digest, Stop))
            Assert.Equal(digest, await DigestOf(opened));
        await using var sought = await store.OpenSeekableAsync(digest, Stop);
        sought.Position = large.Length - 9;
        Assert.Equal(large[^9..], await RestOf(sought));
        Assert.Equal(digest, Digest.Of(await store.GetAsync(digest, Stop)));
        await store.DeleteAsync(digest, Stop);
    }

    [Fact]
    public async Task Large_content_that_is_in_memory_is_named_by_the_same_digest()
    {
        var large = new byte[Large];
        content.CopyTo(large, 0);

        Assert.Equal(Digest.Of(large), await store.PutAsync(large, Stop));
        Assert.Equal(Digest.Of(large), await store.PutAsync(new OneWayStream(large), Stop));
        await store.DeleteAsync(Digest.Of(large), Stop);
    }

    [Fact]
    public async Task Many_are_put_at_once_in_their_order_and_the_same_twice_is_one()
    {
        ReadOnlyMemory<byte>[] contents = [.. Enumerable.Range(0, 100).Select(i => new ReadOnlyMemory<byte>([.. content, (byte)(i % 70)]))];

        var digests = await store.PutManyAsync(contents, Stop);

        Assert.Equal(contents.Select(each => Digest.Of(each.Span)), digests);
        Assert.Equal(70, (await under.NamesAsync()).Intersect(digests.Select(digest => digest.ToString())).Count());
    }

    [Fact]
    public async Task The_same_bytes_put_at_once_by_many_are_stored_once()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => under.Open()).ToList();

        var digests = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => processes[i % 4].PutAsync(content, Stop))));

        Assert.Single(digests.Distinct());
        Assert.Single(await under.NamesAsync(), digests[0].ToString());
        Assert.Equal(content, await store.GetAsync(digests[0], Stop));
    }

    [Fact]
    public async Task An_artifact_that_is_not_there_is_named()
    {
        var digest = Digest.Of(content);

        var getting = await Assert.ThrowsAsync<ArtifactMissingException>(() => store.GetAsync(digest, Stop));
        var opening = await Assert.ThrowsAsync<ArtifactMissingException>(() => store.OpenAsync(digest, Stop));

        Assert.Equal($"Artifact {digest} is not in the store. Was it removed by hand, or does this process look at another store than the writer?", getting.Message);
        Assert.Equal(digest, opening.Digest);
        Assert.False(await store.ExistsAsync(digest, Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task Damage_is_found_when_it_is_read(int length)
    {
        var digest = await store.PutAsync(content, Stop);
        // A flipped bit where the length is right.
        byte[] damaged = length == content.Length ? [.. content[..^1], (byte)(content[^1] ^ 1)] : [.. content.Concat(content).Take(length)];
        await under.ReplaceAsync(digest, damaged);

        var damage = await Assert.ThrowsAsync<ArtifactCorruptException>(() => store.GetAsync(digest, Stop));

        Assert.Equal($"Artifact {digest} is damaged: its bytes have the digest {Digest.Of(damaged)}. Restore it from a backup.", damage.Message);
    }

    [Fact]
    public async Task Storing_again_changes_nothing()
    {
        var digest = await store.PutAsync(content, Stop);
        await under.ReplaceAsync(digest, [1]);

        await store.PutAsync(content, Stop);
        await store.PutAsync(new OneWayStream(content), Stop);

        await Assert.ThrowsAsync<ArtifactCorruptException>(() => store.GetAsync(digest, Stop));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(Large)]
    public async Task A_stream_that_breaks_off_leaves_nothing(int after)
    {
        var before = await under.NamesAsync();

        await Assert.ThrowsAsync<EndOfStreamException>(() => store.PutAsync(new OneWayStream(new byte[after]) { BreaksOff = true }, Stop));

        Assert.Equal(before.Order(), (await under.NamesAsync()).Order());
    }

    [Fact]
    public async Task A_store_that_works_says_so_and_holds_nothing_more()
    {
        await store.PutAsync(content, Stop);
        var before = await under.NamesAsync();

        await store.ProbeAsync(Stop);

        Assert.Equal(before, await under.NamesAsync());
    }

    private static async Task<Digest> DigestOf(Stream stream) => Digest.FromHash(await System.Security.Cryptography.SHA256.HashDataAsync(stream, Stop));

    private static async Task<byte[]> RestOf(Stream stream)
    {
        var rest = new MemoryStream();
        await stream.CopyToAsync(rest, Stop);
        return rest.ToArray();
    }
}
