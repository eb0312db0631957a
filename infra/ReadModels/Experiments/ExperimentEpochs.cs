using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

public static class ExperimentEpochs
{
    /// <summary>The epochs that count, of the newest attempt that completed each: a lower one that speaks late was superseded.</summary>
    /// <param name="events">An experiment's, oldest first.</param>
    public static IReadOnlyList<EpochCompleted> In(IReadOnlyList<RecordedEvent> events) =>
    [
        .. events.Where(recorded => recorded.Type == WireNames.Of(typeof(EpochCompleted))).Select(recorded => (EpochCompleted)recorded.Body).GroupBy(epoch => epoch.Epoch)
            .Select(sameEpoch => sameEpoch.OrderBy(epoch => epoch.Attempt).Last()).OrderBy(epoch => epoch.Epoch),
    ];
}
