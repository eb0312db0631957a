using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Models;

/// <summary>A model with what was decided about it and why.</summary>
/// <param name="Decision">The newest promotion or rejection; null where there is none.</param>
/// <param name="At">When that was; null where there is none.</param>
/// <param name="Gate">The newest verdict on its own test split; null before.</param>
public sealed record ModelDecision(ExperimentSummary Experiment, IEvent? Decision, DateTimeOffset? At, GateDecided? Gate)
{
    public string? Reason => Decision switch
    {
        ModelPromoted e => e.Reason,
        ModelRejected e => e.Reason,
        _ => null,
    };

    public string? By => Decision switch
    {
        ModelPromoted e => e.By,
        ModelRejected e => e.By,
        _ => null,
    };

    /// <summary>Whether it was promoted past its gate.</summary>
    public bool IsOverride => Decision is ModelPromoted { Override: true };

    /// <summary>The limits that are not kept, or all where it passed.</summary>
    public IReadOnlyList<LimitVerdict> Evidence => Gate is null ? []
        : Gate.Verdict == Verdict.Passed ? Gate.Limits : [.. Gate.Limits.Where(limit => limit.Verdict != Verdict.Passed)];

    public static async Task<ModelDecision> ReadAsync(IEventStore store, ExperimentSummary experiment)
    {
        var (decision, at, gate) = ((IEvent?)null, (DateTimeOffset?)null, (GateDecided?)null);
        // The newest lie at the end; what came before the last verdict on its own data says nothing of it.
        await foreach (var recorded in store.ReadStreamBackwardsAsync(Streams.Experiment(experiment.Id)))
        {
            if (recorded.Body is ModelPromoted or ModelRejected && decision is null)
                (decision, at) = (recorded.Body, recorded.Context.At);
            if (recorded.Body is GateDecided decided && decided.EvaluationId == experiment.Evaluation?.EvaluationId)
                gate = decided;
            if (recorded.Body is TrainingCompleted || gate is not null)
                break;
        }
        return new(experiment, decision, at, gate);
    }
}
