using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Cli.Running;

/// <summary>Finds experiments that stand still because the message that was to take them on was parked.</summary>
internal sealed class ExperimentFollowUps
{
    private readonly FollowUps followUps = new();

    // How far each has come: what was to follow from an earlier event did, even if its message was delivered once more and then parked.
    private readonly Dictionary<string, Guid> newest = [];

    /// <summary>Takes note of how far an experiment has come, and of a message that was parked.</summary>
    /// <returns>The experiment that stands still now; null where nothing comes to a standstill.</returns>
    public Standstill? Take(RecordedEvent recorded)
    {
        if (After(recorded.Body) is { } next)
        {
            if (next.Step is not null)
                followUps.Note(recorded);
            newest[next.ExperimentId] = recorded.Id;
        }
        return recorded.Body is MessageParked parked ? Find(parked.MessageId, parked.Fault, parked.ParkedId) : null;
    }

    /// <summary>The same of a message that was parked before; one that was replayed is on its way again.</summary>
    public Standstill? Take(ParkedSummary parked) =>
        parked.Decision is ParkedDecision.Replayed ? null : Find(parked.MessageId, parked.Fault, parked.Id);

    /// <summary>Which of the experiments stand still, as far as the read models know, and why.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(Platform platform, IEnumerable<string> experiments, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>();
        foreach (var experimentId in experiments)
            await NoteAsync(platform.Get<IEventStore>(), experimentId, cancellation);
        if (newest.Count == 0)
            return found;
        var parked = await platform.Get<IParkedQueries>().FirstAsync(all: true, PagedLists.All, cancellation);
        foreach (var standstill in parked.Rows.Select(message => Take(message)).OfType<Standstill>())
            found[standstill.ExperimentId] = standstill.Why;
        return found;
    }

    private async Task NoteAsync(IEventStore store, string experimentId, CancellationToken cancellation)
    {
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experimentId), cancellation: cancellation))
            Take(recorded);
    }

    private Standstill? Find(Guid? message, string fault, string parkedId) =>
        followUps.CauseOf(message) is { } cause && After(cause.Body) is { } next && newest[next.ExperimentId] == cause.Id
            ? new(next.ExperimentId, $"stands still: its {next.Step} was parked. {FollowUps.Told(fault, parkedId)}")
            : null;

    // What waits to be trained stands in the queue as well, so a training follows without its message too. Other data's evaluation holds nothing up.
    private static (string ExperimentId, string? Step)? After(IEvent happened) => happened switch
    {
        RetrainingRequested e => (e.ExperimentId, "request"),
        ExperimentRequested e => (e.ExperimentId, null),
        TrainingCompleted e => (e.ExperimentId, "evaluation"),
        EvaluationCompleted { Split: EvaluationData.Test } e => (e.ExperimentId, "assessment"),
        _ => null,
    };
}

/// <summary>An experiment that goes no further until a person decides.</summary>
/// <param name="Why">What a sentence says of it.</param>
internal sealed record Standstill(string ExperimentId, string Why);
