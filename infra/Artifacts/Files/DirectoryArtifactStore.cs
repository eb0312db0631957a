using SemCovNet.Contracts;

namespace SemCovNet.Artifacts.Files;

/// <summary>Artifacts as files under one folder, which any number of processes may share.</summary>
public sealed class DirectoryArtifactStore : IArtifactStore, ISweptStore
{
    // Many flushes at once are what a disk is good at: it commits them together.
    private const int FlushesAtOnce = 32;

    private readonly ArtifactPath paths;

    /// <param name="root">Created where it is missing.</param>
    public DirectoryArtifactStore(string root)
    {
        Root = Path.GetFullPath(root);
        paths = new(Root);
        paths.Create();
    }

    public string Root { get; }

    public string Place => $"the folder {Root}";

    public async Task<Digest> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var digest = Digest.Of(content.Span);
        await StoreAsync(digest, content, cancellation);
        FlushFolders([digest]);
        return digest;
    }

    public async Task<Digest> PutAsync(Stream content, CancellationToken cancellation = default)
    {
        await using var incoming = new IncomingFile(paths.NewIncoming());
        var digest = await incoming.CopyAsync(content, cancellation);
        if (!File.Exists(paths.Of(digest)))
            incoming.Keep(paths.Of(digest));
        FlushFolders([digest]);
        return digest;
    }

    public async Task<IReadOnlyList<Digest>> PutManyAsync(IReadOnlyList<ReadOnlyMemory<byte>> contents, CancellationToken cancellation = default)
    {
        var digests = new Digest[contents.Count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = FlushesAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, contents.Count, bounds, async (index, stop) =>
        {
            digests[index] = Digest.Of(contents[index].Span);
            await StoreAsync(digests[index], contents[index], stop);
        });
        FlushFolders(digests);
        return digests;
    }

    public Task<bool> ExistsAsync(Digest digest, CancellationToken cancellation = default) => Task.FromResult(File.Exists(paths.Of(digest)));

    public async Task<byte[]> GetAsync(Digest digest, CancellationToken cancellation = default)
    {
        var content = await OrMissing(digest, () => File.ReadAllBytesAsync(paths.Of(digest), cancellation));
        var found = Digest.Of(content);
        return found == digest ? content : throw new ArtifactCorruptException(digest, found);
    }

    public Task<Stream> OpenAsync(Digest digest, CancellationToken cancellation = default) =>
        OrMissing(digest, () => Task.FromResult<Stream>(File.OpenRead(paths.Of(digest))));

    public Task DeleteAsync(Digest digest, CancellationToken cancellation = default)
    {
        File.Delete(paths.Of(digest));
        return Task.CompletedTask;
    }

    public async Task ProbeAsync(CancellationToken cancellation = default)
    {
        await using var incoming = new IncomingFile(paths.NewIncoming());
        await incoming.WriteAsync(new byte[1], cancellation);
    }

    Task<int> ISweptStore.SweepAsync(DateTimeOffset unchangedSince, CancellationToken cancellation) => Task.FromResult(Sweep(unchangedSince));

    /// <summary>Removes what writers that died left behind. Other processes may be writing, so only what is old.</summary>
    /// <returns>How many files were removed.</returns>
    public int Sweep(DateTimeOffset unchangedSince)
    {
        var leftovers = new DirectoryInfo(paths.Incoming).GetFiles("*.part").Where(file => file.LastWriteTimeUtc < unchangedSince.UtcDateTime).ToList();
        leftovers.ForEach(file => file.Delete());
        return leftovers.Count;
    }

    private async Task StoreAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (File.Exists(paths.Of(digest)))
            return;
        await using var incoming = new IncomingFile(paths.NewIncoming());
        await incoming.WriteAsync(content, cancellation);
        incoming.Keep(paths.Of(digest));
    }

    // Also where the file was there before: the process that wrote it may not have come to its own flush yet.
    private void FlushFolders(IEnumerable<Digest> digests) =>
        Parallel.ForEach(
            digests.Select(digest => Path.GetDirectoryName(paths.Of(digest))!).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = FlushesAtOnce },
            DiskFlush.Folder);

    private static async Task<T> OrMissing<T>(Digest digest, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArtifactMissingException(digest);
        }
    }
}
