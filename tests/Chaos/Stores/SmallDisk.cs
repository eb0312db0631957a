using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>A file system of its own, in memory, that can be filled to the last byte and freed again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabyte = 1 << 20;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Skips the test where mounting is not permitted.</summary>
    public static SmallDisk Create(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("semcov-disk-").FullName;
        var refusal = Command.TryRun("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder);
        if (refusal is not null)
            Directory.Delete(folder);
        Assert.SkipWhen(refusal is not null, $"A small file system cannot be mounted here, which needs root: {refusal}");
        return new(folder);
    }

    /// <summary>Leaves so many bytes, a whole number of the file system's pages; 0 for not one.</summary>
    public void Fill(int spare = 0)
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var chunk = Megabyte; chunk > 0; chunk /= 16)
        {
            try
            {
                while (true)
                    filler.Write(new byte[chunk]);
            }
            catch (IOException)
            {
                // Full for this size; what is left takes smaller ones.
            }
        }
        filler.SetLength(filler.Length - spare);
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        if (Command.TryRun("umount", "--lazy", Folder) is { } refusal)
            throw new IOException($"{Folder} stays mounted: {refusal}");
        Directory.Delete(Folder);
    }
}
