using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts;

/// <summary>What is true of files alone; what is true of every store says <see cref="Contract.ArtifactContract{TStore}"/>.</summary>
public sealed class DirectoryArtifactStoreTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];

    private readonly TemporaryFolder folder = new();
    private readonly DirectoryArtifactStore store;

    public DirectoryArtifactStoreTests() => store = new(folder.Path);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_artifact_is_a_file_and_nothing_else_lies_there_once_it_is_stored()
    {
        var digest = await store.PutAsync(Content, Stop);
        await store.PutAsync(new MemoryStream(Content), Stop);
        await store.PutManyAsync([Content, Content], Stop);
        await store.ProbeAsync(Stop);

        Assert.Equal(Content, await File.ReadAllBytesAsync(folder[$"sha256/{digest.Hex[..2]}/{digest.Hex[2..]}"], Stop));
        Assert.Equal(digest, Digest.Of(Content));
        Assert.Empty(Incoming());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_no_unfinished_file()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => store.PutAsync(new Contract.OneWayStream(Content) { BreaksOff = true }, Stop));

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

    [Fact]
    public async Task A_folder_that_is_gone_is_not_ready()
    {
        Directory.Delete(folder["incoming"]);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => store.ProbeAsync(Stop));
    }

    private string[] Incoming() => Directory.GetFiles(folder["incoming"]);
}
