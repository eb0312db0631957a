using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>An experiment by its own stream, as it was or as it is.</summary>
public sealed class ExperimentHistory(IEventStore store)
{
    /// <summary>As it was: its stream folded up to an earlier event.</summary>
    /// <param name="version">Of the last event that counts, 0 for the request.</param>
    /// <returns>Null where the stream has no such event.</returns>
    public async Task<ExperimentSummary?> AsOfAsync(string experimentId, long version, CancellationToken cancellation = default)
    {
        var state = await FoldAsync(EventsOf(experimentId, cancellation).TakeWhile(recorded => recorded.Version <= version));
        return state?.Events == version + 1 ? state : null;
    }

    /// <summary>As it is now, also where the table, which follows the streams, is a little behind.</summary>
    /// <returns>Null where there is no such experiment.</returns>
    public Task<ExperimentSummary?> NowAsync(string experimentId, CancellationToken cancellation = default) => FoldAsync(EventsOf(experimentId, cancellation));

    private IAsyncEnumerable<RecordedEvent> EventsOf(string experimentId, CancellationToken cancellation) =>
        store.ReadStreamAsync(Streams.Experiment(experimentId), 0, cancellation);

    private static async Task<ExperimentSummary?> FoldAsync(IAsyncEnumerable<RecordedEvent> events)
    {
        ExperimentSummary? state = null;
        await foreach (var recorded in events)
            state = ExperimentFold.Apply(state, recorded);
        return state;
    }
}
