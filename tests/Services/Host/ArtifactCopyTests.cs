using SemCovNet.Artifacts.Files;
using SemCovNet.Cli.Exchanging;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Services.Host;

public sealed class ArtifactCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DirectoryArtifactStore from;
    private readonly DirectoryArtifactStore to;

    public ArtifactCopyTests() => (from, to) = (new(folder["from"]), new(folder["to"]));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_removed_after_it_was_found_is_listed_and_the_others_are_copied()
    {
        var (outlived, kept) = (await from.PutAsync(new byte[] { 1 }, Stop), await from.PutAsync(new byte[] { 2 }, Stop));
        var copy = new ArtifactCopy(from, to, Following.Everything);

        await copy.CopyAsync(Named(outlived, kept), Stop);

        Assert.Equal(outlived, Assert.Single(copy.Absent));
        Assert.Equal(1, copy.Copied);
        Assert.True(await to.ExistsAsync(kept, Stop));
    }

    // Whoever copies has looked for the first when it asks for the second: as a training does it that saves a checkpoint meanwhile.
    private IEnumerable<Digest> Named(Digest outlived, Digest kept)
    {
        yield return outlived;
        _ = from.DeleteAsync(outlived, Stop);
        yield return kept;
    }
}
