using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

public static class ExperimentEpochs
{
    /// <summary>The epochs that count, of the newest attempt that completed each: a lower one that speaks late was superseded.</summary>
    /// <param name="events">An experiment's, oldest first.</param>
    public static IReadOnlyList<EpochCompleted> In(IReadOnlyList<RecordedEvent> events)
    {
        var type = WireNames.Of(typeof(EpochCompleted));
        Dictionary<int, EpochCompleted> counted = [];
        foreach (var recorded in events.Where(recorded => recorded.Type == type))
        {
            var epoch = (EpochCompleted)recorded.Body;
            if (!counted.TryGetValue(epoch.Epoch, out var other) || epoch.Attempt >= other.Attempt)
                counted[epoch.Epoch] = epoch;
        }
        return [.. counted.Values.OrderBy(epoch => epoch.Epoch)];
    }
}
