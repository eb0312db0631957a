namespace SemCovNet.Cli.Running;

/// <summary>
/// Held by the one process that works on a home folder: runs its services, relays its events. The operating system lets go of it when
/// the process ends, however it ends, so whoever holds it knows that no trainer of this home is alive elsewhere.
/// </summary>
internal sealed class HomeLock : IDisposable
{
    private readonly FileStream file;

    private HomeLock(FileStream file) => this.file = file;

    /// <summary>Null while another process holds it.</summary>
    public static HomeLock? TryTake(string home)
    {
        try
        {
            return new(new FileStream(Path.Combine(home, "platform.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(home))
        {
            // .NET reports a file locked by another process as a plain IOException.
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
