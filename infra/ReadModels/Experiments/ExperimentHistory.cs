using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>An experiment as it was: its stream folded up to an earlier event.</summary>
public sealed class ExperimentHistory(IEventStore store)
{
    /// <param name="version">Of the last event that counts, 0 for the request.</param>
    /// <returns>Null where the stream has no such event.</returns>
    public async Task<ExperimentSummary?> AsOfAsync(string experimentId, long version, CancellationToken cancellation = default)
    {
        ExperimentSummary? state = null;
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experimentId), 0, cancellation).TakeWhile(recorded => recorded.Version <= version))
            state = ExperimentFold.Apply(state, recorded);
        return state?.Events == version + 1 ? state : null;
    }
}
