namespace SemCovNet.EventStore;

/// <summary>An event of the batch is stored already, but the batch is not a repetition of the append that stored it.</summary>
public sealed class EventAlreadyStoredException(Guid id, string batchStream, string stream, long version)
    : Exception(
        $"Event {id}, offered for stream \"{batchStream}\", is already stored as {stream}@{version}. Nothing was appended. "
        + "Repeat an append whole, with the same ids at the same expected version, or give new events new ids.")
{
    public Guid Id { get; } = id;

    /// <summary>Where it is stored.</summary>
    public string Stream { get; } = stream;

    public long Version { get; } = version;
}

/// <summary>What stands in the store is not an event: it was changed by other means than this code, or the disk lost it.</summary>
public sealed class EventDamagedException(string stream, long version, GlobalPosition position, string type, string difference, Exception? cause = null)
    : Exception($"Event {stream}@{version} (position {position}, {type}) is damaged: {difference}. Restore the store from a backup.", cause)
{
    public string Stream { get; } = stream;

    public long Version { get; } = version;

    public GlobalPosition Position { get; } = position;

    public string Type { get; } = type;

    public string Difference { get; } = difference;
}

/// <summary>
/// The disk answered a flush with an error. What was written before may be gone from it although it still reads back from memory, and a later flush
/// would not say so: nothing more is appended by this process.
/// </summary>
public sealed class UnconfirmedWriteException(Exception cause)
    : Exception(
        $"The disk of the event store did not confirm a write ({cause.Message.TrimEnd('.')}). Nothing more is appended by this process: check the disk, then start it again and run: semcov verify", cause);
