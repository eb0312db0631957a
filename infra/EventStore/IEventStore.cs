namespace SemCovNet.EventStore;

/// <summary>
/// The truth: append-only streams of events, and one order over all of them. Every backend keeps the same promises, shown by
/// one contract suite.
/// </summary>
public interface IEventStore
{
    /// <summary>
    /// Appends the whole batch or nothing. The same event ids at the same expected version again give the first answer again and
    /// add nothing, so an append whose answer was lost is safely repeated.
    /// </summary>
    /// <exception cref="WrongExpectedVersionException">The stream is at another version: reload and decide again.</exception>
    /// <exception cref="EventAlreadyStoredException">Some of the ids are stored, but not as this whole batch at this version; nothing is added.</exception>
    /// <exception cref="ArgumentException">The batch is empty, or holds an id twice.</exception>
    Task<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default);

    /// <summary>The stream's events from a version on, in order; nothing where the stream does not exist.</summary>
    /// <param name="fromVersion">0 for the first event.</param>
    IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default);

    /// <summary>The stream's events from the newest back.</summary>
    IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default);

    /// <summary>All events after a position, strictly in order, up to the newest; a reader that goes on from the last one it saw misses none.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default);

    /// <summary>All events after a position and then, without end, every new one as it comes. It resumes by itself after a lost connection.</summary>
    IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default);

    /// <summary>The position of the newest event; <see cref="GlobalPosition.Start"/> in an empty store.</summary>
    Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default);

    /// <summary>Whether an error of this store passes by itself (a lock, a lost connection, a server that starts), so that it is worth trying again.</summary>
    bool IsPassing(Exception error);
}

/// <param name="Version">Of the stream's newest event after the append.</param>
/// <param name="Position">Of that event.</param>
public sealed record AppendResult(long Version, GlobalPosition Position);
