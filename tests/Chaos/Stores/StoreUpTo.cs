using SemCovNet.EventStore;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>A store as it was when its newest event stood at a position.</summary>
internal sealed class StoreUpTo(IEventStore store, GlobalPosition newest) : IEventStore
{
    public Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The past does not change.");

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        store.ReadStreamAsync(stream, fromVersion, cancellation).Where(Stands);

    public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
        store.ReadStreamBackwardsAsync(stream, cancellation).Where(Stands);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        store.ReadAllAsync(after, cancellation).TakeWhile(Stands);

    public IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The past has an end: read it.");

    public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => Task.FromResult(newest);

    public bool IsPassing(Exception error) => store.IsPassing(error);

    private bool Stands(RecordedEvent recorded) => recorded.Position <= newest;
}
