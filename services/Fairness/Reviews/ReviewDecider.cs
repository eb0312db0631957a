using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Reviews;

/// <summary>An experiment as a reviewer sees it.</summary>
/// <param name="IsRequested">Whether there is such an experiment.</param>
/// <param name="Onnx">The trained model; null before there is one.</param>
/// <param name="OwnEvaluation">The evaluation on the experiment's own test split; null before.</param>
/// <param name="Gate">The verdict on that evaluation; null before it was decided.</param>
/// <param name="Outcome">The last decision; null before any.</param>
public sealed record ReviewedExperiment(bool IsRequested, Digest? Onnx, string? OwnEvaluation, GateDecided? Gate, IExperimentEvent? Outcome)
{
    public static ReviewedExperiment Unknown { get; } = new(false, null, null, null, null);
}

public abstract record ReviewCommand(string ExperimentId, string By)
{
    public sealed record Comment(string ExperimentId, string Text, string By) : ReviewCommand(ExperimentId, By);

    /// <param name="Override">Whether the reviewer promotes it although no gate was passed, and answers for that.</param>
    public sealed record Promote(string ExperimentId, string Reason, bool Override, string By) : ReviewCommand(ExperimentId, By);

    public sealed record Reject(string ExperimentId, string Reason, string By) : ReviewCommand(ExperimentId, By);
}

/// <summary>What a review may write into <c>experiment-{id}</c>. Every way to a promoted model leads through here.</summary>
public static class ReviewDecider
{
    public static Decider<ReviewedExperiment, ReviewCommand> Instance { get; } = new(ReviewedExperiment.Unknown, Decide, Evolve);

    /// <exception cref="ReviewRefusedException">The command asks for what must not be; the message says why and what would help.</exception>
    public static IReadOnlyList<IEvent> Decide(ReviewedExperiment experiment, ReviewCommand command) =>
        command switch
        {
            ReviewCommand.Comment c when !experiment.IsRequested => throw new ReviewRefusedException($"There is no experiment {c.ExperimentId}."),
            ReviewCommand.Comment c => [new ReviewCommented(c.ExperimentId, Said(c.Text, "A comment"), c.By)],
            // A repeated decision changes nothing.
            ReviewCommand.Promote when experiment.Outcome is ModelPromoted promoted && promoted.Onnx == experiment.Onnx => [],
            ReviewCommand.Promote c => [Promote(experiment, c)],
            ReviewCommand.Reject when experiment.Outcome is ModelRejected => [],
            ReviewCommand.Reject c when experiment.Onnx is null => throw NoModel(c),
            ReviewCommand.Reject c => [new ModelRejected(c.ExperimentId, Said(c.Reason, "A rejection"), c.By)],
            _ => [],
        };

    public static ReviewedExperiment Evolve(ReviewedExperiment experiment, IEvent happened) =>
        happened switch
        {
            ExperimentRequested => experiment with { IsRequested = true },
            TrainingCompleted e => experiment with { Onnx = e.Onnx },
            EvaluationCompleted { Split: "test" } e => experiment with { OwnEvaluation = e.EvaluationId },
            GateDecided e when e.EvaluationId == experiment.OwnEvaluation => experiment with { Gate = e },
            ModelPromoted or ModelRejected => experiment with { Outcome = (IExperimentEvent)happened },
            _ => experiment,
        };

    private static ModelPromoted Promote(ReviewedExperiment experiment, ReviewCommand.Promote command)
    {
        if (experiment.Onnx is not { } model)
            throw NoModel(command);
        if (experiment.Gate?.Verdict != Verdict.Passed && !command.Override)
            throw new ReviewRefusedException(
                $"The model of experiment {command.ExperimentId} is not promoted: {WhyNot(experiment)} Override it with a reason, and answer for it, or train another.");
        return new(command.ExperimentId, model, Said(command.Reason, "A promotion"), experiment.Gate?.Verdict != Verdict.Passed, command.By);
    }

    private static string WhyNot(ReviewedExperiment experiment) => experiment.Gate switch
    {
        null => "its test split was not assessed yet.",
        { Verdict: Verdict.None } => "no fairness budget covers its dataset, so no gate was passed. Set one with: semcov policy set",
        { Verdict: var verdict, Limits: var limits } =>
            $"its gate is {verdict.ToString().ToLowerInvariant()}. {string.Join("; ", limits.Where(limit => limit.Verdict != Verdict.Passed).Select(limit => limit.Evidence))}.",
    };

    private static ReviewRefusedException NoModel(ReviewCommand command) =>
        new($"Experiment {command.ExperimentId} has no trained model to decide on.");

    private static string Said(string text, string what) => string.IsNullOrWhiteSpace(text)
        ? throw new ReviewRefusedException($"{what} needs words: they are what remains of it.")
        : SaidText.Of(text);
}

/// <summary>A review asked for what must not be; the message says why.</summary>
public sealed class ReviewRefusedException(string message) : Exception(message);
