namespace SemCovNet.Artifacts;

/// <summary>A temporary file without a name: nobody else can open it, and it goes with this process, however that ends.</summary>
internal static class UnnamedFile
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"semcov-{Guid.CreateVersion7():N}.part");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        File.Delete(path);
        return file;
    }
}
