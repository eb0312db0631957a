using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SemCovNet.Artifacts.Files;

/// <summary>
/// Flushes a folder to disk: a file's own flush does not make its name durable, and .NET opens no folders, hence the call to
/// the operating system.
/// </summary>
internal static partial class DiskFlush
{
    private const int ReadOnly = 0;

    public static void Folder(string path)
    {
        using var handle = OpenFolder(path, ReadOnly);
        if (handle.IsInvalid || FlushHandle(handle) != 0)
            throw new IOException($"The folder \"{path}\" could not be flushed to disk.", new Win32Exception(Marshal.GetLastPInvokeError()));
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FlushHandle(SafeFileHandle handle);
}
