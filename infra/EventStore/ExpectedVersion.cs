namespace SemCovNet.EventStore;

/// <summary>What the writer believes the stream's newest version to be. There is no "any": every append states it.</summary>
public readonly record struct ExpectedVersion
{
    private ExpectedVersion(long version) => Version = version;

    /// <summary>The stream does not exist yet.</summary>
    public static ExpectedVersion NoStream => new(-1);

    /// <summary>-1 for <see cref="NoStream"/>, else the newest event's version, 0 for the first.</summary>
    public long Version { get; }

    public static ExpectedVersion Exactly(long version) =>
        version >= 0 ? new(version) : throw new ArgumentOutOfRangeException(nameof(version), version, "The first event of a stream has version 0.");

    public override string ToString() => this == NoStream ? "no stream" : $"version {Version}";
}

/// <summary>Somebody else wrote first. Reload the stream and decide again.</summary>
public sealed class WrongExpectedVersionException(string stream, ExpectedVersion expected, long? actual)
    : Exception($"Stream \"{stream}\" was expected at {expected} but is at {(actual is null ? "no stream" : $"version {actual}")}. Reload it and decide again.")
{
    public string Stream { get; } = stream;

    public ExpectedVersion Expected { get; } = expected;

    /// <summary>Null where the stream does not exist.</summary>
    public long? Actual { get; } = actual;
}
