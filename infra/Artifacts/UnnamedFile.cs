namespace SemCovNet.Artifacts;

/// <summary>
/// A temporary file that loses its name as soon as it is open: from then on nobody can open it by one, for the moment before only this process' user
/// may, and it goes with this process, however that ends. Only a process that is killed within that moment leaves it, empty.
/// </summary>
internal static class UnnamedFile
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"semcov-{Guid.CreateVersion7():N}.part");
        var file = new FileStream(path, Options());
        File.Delete(path);
        return file;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        // Only Linux is supported, but the compiler does not know.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
