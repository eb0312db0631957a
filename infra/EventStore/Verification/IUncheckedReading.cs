namespace SemCovNet.EventStore.Verification;

/// <summary>A store that can hand out events as they stand, whether their hash is theirs or not: for whoever looks for what is wrong.</summary>
internal interface IUncheckedReading
{
    /// <inheritdoc cref="IEventStore.ReadAllAsync"/>
    IAsyncEnumerable<RecordedEvent> ReadAllUncheckedAsync(GlobalPosition after, CancellationToken cancellation = default);
}
