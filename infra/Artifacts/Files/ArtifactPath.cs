using SemCovNet.Contracts;

namespace SemCovNet.Artifacts.Files;

/// <summary>
/// Where things lie under the root: <c>sha256/ab/cdef…</c> (256 folders of even size) and <c>incoming/</c> for what is not yet
/// whole, in the same file system so that a rename is one step. Only a <see cref="Digest"/> becomes a path.
/// </summary>
internal sealed class ArtifactPath(string root)
{
    public string Incoming { get; } = Path.Combine(root, "incoming");

    public string Of(Digest digest) => Path.Combine(root, "sha256", digest.Hex[..2], digest.Hex[2..]);

    /// <summary>All folders at once, so that storing an artifact has only its own folder's entry to make durable.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Incoming);
        if (Directory.Exists(Shard(255)))
            return;
        for (var first = 0; first < 256; first++)
            Directory.CreateDirectory(Shard(first));
        DiskFlush.Folder(Path.GetDirectoryName(Shard(0))!);
        DiskFlush.Folder(root);
    }

    public string NewIncoming() => Path.Combine(Incoming, $"{Guid.CreateVersion7():N}.part");

    private string Shard(int firstByte) => Path.Combine(root, "sha256", $"{firstByte:x2}");
}
