using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts;

public sealed class DirectoryArtifactStoreTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];

    private readonly TemporaryFolder folder = new();
    private readonly DirectoryArtifactStore store;

    public DirectoryArtifactStoreTests() => store = new(folder.Path);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_put_is_got_under_its_digest()
    {
        var digest = await store.PutAsync(Content, Stop);

        Assert.Equal(Digest.Of(Content), digest);
        Assert.Equal(Content, await store.GetAsync(digest, Stop));
        Assert.True(await store.ExistsAsync(digest, Stop));
        Assert.Equal(Content, await File.ReadAllBytesAsync(PathOf(digest), Stop));
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_put_again()
    {
        var digest = await store.PutAsync(Content, Stop);
        await store.DeleteAsync(digest, Stop);
        await store.DeleteAsync(digest, Stop);

        Assert.False(await store.ExistsAsync(digest, Stop));
        await Assert.ThrowsAsync<ArtifactMissingException>(() => store.GetAsync(digest, Stop));
        Assert.Equal(digest, await store.PutAsync(Content, Stop));
        Assert.Equal(Content, await store.GetAsync(digest, Stop));
    }

    [Fact]
    public async Task A_stream_is_put_and_opened_without_being_held_in_memory()
    {
        var large = new byte[1_000_003];
        new Random(7).NextBytes(large);

        var digest = await store.PutAsync(new MemoryStream(large), Stop);

        await using var opened = await store.OpenAsync(digest, Stop);
        var read = new MemoryStream();
        await opened.CopyToAsync(read, Stop);
        Assert.Equal(Digest.Of(large), digest);
        Assert.Equal(large, read.ToArray());
    }

    [Fact]
    public async Task Many_are_put_at_once_in_their_order_and_the_same_twice_is_one_file()
    {
        ReadOnlyMemory<byte>[] contents = [.. Enumerable.Range(0, 300).Select(i => new ReadOnlyMemory<byte>([(byte)(i % 200), 9]))];

        var digests = await store.PutManyAsync(contents, Stop);

        Assert.Equal(contents.Select(content => Digest.Of(content.Span)), digests);
        Assert.Equal(200, Stored().Length);
        Assert.Empty(Incoming());
    }

    [Fact]
    public async Task The_same_bytes_put_at_once_by_many_are_stored_once()
    {
        var others = Enumerable.Range(0, 4).Select(_ => new DirectoryArtifactStore(folder.Path)).ToList();

        var digests = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => others[i % 4].PutAsync(Content, Stop))));

        Assert.Single(digests.Distinct());
        Assert.Single(Stored());
        Assert.Empty(Incoming());
        Assert.Equal(Content, await store.GetAsync(digests[0], Stop));
    }

    [Fact]
    public async Task An_artifact_that_is_not_there_is_named()
    {
        var digest = Digest.Of(Content);

        var getting = await Assert.ThrowsAsync<ArtifactMissingException>(() => store.GetAsync(digest, Stop));
        var opening = await Assert.ThrowsAsync<ArtifactMissingException>(() => store.OpenAsync(digest, Stop));

        Assert.Equal($"Artifact {digest} is not in the store. Was it removed by hand, or does this process look at another store than the writer?", getting.Message);
        Assert.Equal(digest, opening.Digest);
        Assert.False(await store.ExistsAsync(digest, Stop));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 2 })]
    [InlineData(new byte[] { 1, 2 })]
    [InlineData(new byte[] { 1, 2, 3, 0 })]
    [InlineData(new byte[0])]
    public async Task A_damaged_artifact_is_never_returned(byte[] damaged)
    {
        var digest = await store.PutAsync(Content, Stop);
        await File.WriteAllBytesAsync(PathOf(digest), damaged, Stop);

        var damage = await Assert.ThrowsAsync<ArtifactCorruptException>(() => store.GetAsync(digest, Stop));

        Assert.Equal($"Artifact {digest} is damaged: its bytes have the digest {Digest.Of(damaged)}. Restore it from a backup.", damage.Message);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(new BreakingStream(), Stop));

        Assert.Empty(Stored());
        Assert.Empty(Incoming());
    }

    [Fact]
    public async Task What_a_dead_writer_left_is_swept_and_what_a_living_one_writes_is_not()
    {
        await File.WriteAllBytesAsync(folder["incoming/dead.part"], [1], Stop);
        await File.WriteAllBytesAsync(folder["incoming/living.part"], [1], Stop);
        var now = DateTimeOffset.UtcNow;
        File.SetLastWriteTimeUtc(folder["incoming/dead.part"], now.UtcDateTime.AddDays(-2));

        var removed = new DirectoryArtifactStore(folder.Path).Sweep(now.AddDays(-1));

        Assert.Equal(1, removed);
        Assert.Equal(["living.part"], Incoming().Select(Path.GetFileName));
    }

    private string PathOf(Digest digest) => folder[$"sha256/{digest.Hex[..2]}/{digest.Hex[2..]}"];

    private string[] Stored() => Directory.GetFiles(folder["sha256"], "*", SearchOption.AllDirectories);

    private string[] Incoming() => Directory.GetFiles(folder["incoming"]);

    private sealed class BreakingStream : MemoryStream
    {
        private bool begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (begun)
                throw new IOException("The sender went away.");
            begun = true;
            return ValueTask.FromResult(3);
        }
    }
}
