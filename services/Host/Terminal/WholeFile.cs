using System.Text;

namespace SemCovNet.Cli.Terminal;

/// <summary>A file that appears whole or not at all, also in the place of an older one: written aside, flushed to disk, renamed.</summary>
internal static class WholeFile
{
    public static void Write(FileInfo to, string text)
    {
        using var aside = new Aside(to);
        aside.Content.Write(Encoding.UTF8.GetBytes(text));
        aside.Keep();
    }

    public static async Task WriteAsync(FileInfo to, byte[] content, CancellationToken cancellation)
    {
        using var aside = new Aside(to);
        await aside.Content.WriteAsync(content, cancellation);
        aside.Keep();
    }

    public static async Task WriteAsync(FileInfo to, Func<TextWriter, Task> write)
    {
        using var aside = new Aside(to);
        await using (var text = new StreamWriter(aside.Content, leaveOpen: true))
            await write(text);
        aside.Keep();
    }

    /// <summary>What is not kept goes with this object.</summary>
    private sealed class Aside : IDisposable
    {
        private readonly FileInfo to;

        // A name that nobody else has: two commands may write the same file, and the user's own may end in .part.
        private readonly string path;

        public Aside(FileInfo to)
        {
            // A rename would put a file in the place of the device.
            if (to.FullName.StartsWith("/dev/", StringComparison.Ordinal))
                throw new CommandFailedException($"{to.FullName} is a device: give a file of its own.");
            // What a link leads to is written, not a file in the link's place.
            this.to = to.LinkTarget is null ? to : to.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? to;
            if (this.to.Directory is { Exists: false } folder)
                throw new CommandFailedException($"{to.FullName} cannot be written: there is no folder {folder.FullName}.");
            path = $"{this.to.FullName}.{Guid.CreateVersion7():N}.part";
            // Unbuffered, so that closing it writes nothing more: on a full disk that would fail, and leave it behind.
            Content = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        }

        public FileStream Content { get; }

        public void Keep()
        {
            Content.Flush(flushToDisk: true);
            Content.Dispose();
            File.Move(path, to.FullName, overwrite: true);
        }

        public void Dispose()
        {
            Content.Dispose();
            File.Delete(path);
        }
    }
}
