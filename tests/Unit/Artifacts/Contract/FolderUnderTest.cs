using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.Contract;

public sealed class FolderUnderTest : ArtifactsUnderTest
{
    private readonly TemporaryFolder folder = new();

    public override IArtifactStore Open() => new DirectoryArtifactStore(folder.Path);

    public override Task ReplaceAsync(Digest digest, byte[] content) => File.WriteAllBytesAsync(folder[$"sha256/{digest.Hex[..2]}/{digest.Hex[2..]}"], content);

    public override Task<IReadOnlyList<string>> NamesAsync() => Task.FromResult<IReadOnlyList<string>>(
    [
        .. Directory.GetFiles(folder["sha256"], "*", SearchOption.AllDirectories)
            .Select(path => $"sha256/{Path.GetFileName(Path.GetDirectoryName(path))}{Path.GetFileName(path)}"),
    ]);

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}

public sealed class FolderArtifacts(FolderUnderTest under) : ArtifactContract<FolderUnderTest>(under);
