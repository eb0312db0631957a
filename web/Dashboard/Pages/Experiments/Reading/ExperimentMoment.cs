using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Reading;

/// <summary>An experiment at one moment, as its read model tells it or as its events do.</summary>
/// <param name="Epochs">Of the newest attempt that completed each.</param>
/// <param name="Evaluations">Newest first.</param>
/// <param name="Events">Up to that moment, oldest first.</param>
public sealed record ExperimentMoment(
    ExperimentSummary Summary, IReadOnlyList<EpochCompleted> Epochs, IReadOnlyList<EvaluationCompleted> Evaluations, IReadOnlyList<RecordedEvent> Events)
{
    /// <param name="all">The whole stream, oldest first.</param>
    /// <param name="version">Of the last event that counts, 0 for the request.</param>
    /// <exception cref="ArgumentException">The stream has no such event.</exception>
    public static ExperimentMoment Of(IReadOnlyList<RecordedEvent> all, long version)
    {
        if (version < 0 || version >= all.Count)
            throw new ArgumentException($"The experiment has no event {version}: its events are 0 to {all.Count - 1}.");
        IReadOnlyList<RecordedEvent> events = [.. all.TakeWhile(recorded => recorded.Version <= version)];
        var summary = events.Aggregate((ExperimentSummary?)null, ExperimentFold.Apply)!;
        return new(summary, ExperimentEpochs.In(events), [.. events.Select(recorded => recorded.Body).OfType<EvaluationCompleted>().Reverse()], events);
    }
}
