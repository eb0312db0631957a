using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore;

/// <summary>A store whose server leaves the first question of each kind about all events unanswered, by an error that only the store knows.</summary>
internal sealed class AwayAtFirst(IEventStore store) : IEventStore
{
    private readonly ConcurrentDictionary<string, bool> unanswered = new();

    public int Unanswered => unanswered.Count;

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        store.AppendAsync(stream, expected, events, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        store.ReadStreamAsync(stream, fromVersion, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
        store.ReadStreamBackwardsAsync(stream, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        Asked().ReadAllAsync(after, cancellation);

    public IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        Asked().SubscribeAllAsync(after, cancellation);

    public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => Asked().HeadAsync(cancellation);

    public bool IsPassing(Exception error) => error is AwayException;

    private IEventStore Asked([CallerMemberName] string question = "") => unanswered.TryAdd(question, true) ? throw new AwayException() : store;

    private sealed class AwayException() : Exception("The server is away.");
}
