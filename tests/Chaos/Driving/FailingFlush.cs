namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>A disk whose flushes (fsync, fdatasync) can be made to fail with EIO, for processes that are started with its settings.</summary>
internal sealed class FailingFlush : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("semcov-flush-").FullName;

    /// <summary>Skips the test where there is no C compiler.</summary>
    public FailingFlush()
    {
        var library = Path.Combine(folder, "failing_flush.so");
        var refusal = Command.TryRun("cc", "-shared", "-fPIC", "-o", library, Path.Combine(AppContext.BaseDirectory, "failing_flush.c"), "-ldl");
        if (refusal is not null)
            Directory.Delete(folder, recursive: true);
        Assert.SkipWhen(refusal is not null, $"What makes a flush fail is written in C, and cannot be compiled here: {refusal}");
        Settings = new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["FAILING_FLUSH"] = Flag };
    }

    public IReadOnlyDictionary<string, string> Settings { get; }

    private string Flag => Path.Combine(folder, "failing");

    public void Begin() => File.WriteAllText(Flag, "");

    public void End() => File.Delete(Flag);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
