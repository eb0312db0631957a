using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Files;

namespace SemCovNet.Fairness.InUse;

/// <summary>Takes what a model in use answered, and later what became of the cases. A file is taken whole or not at all, and once.</summary>
public sealed class ModelFeed(IArtifactStore artifacts, CommandHandler handler, ModelReferences references)
{
    /// <exception cref="ModelNotInUseException">There is no such evaluated model.</exception>
    /// <exception cref="FileRefusedException">Something in the file is wrong.</exception>
    public async Task<ModelFeedAnswer> SendAnswersAsync(string experimentId, string file, Stream content, CommandContext context, CancellationToken cancellation = default)
    {
        var reference = await references.LoadAsync(experimentId, cancellation);
        var notes = new List<string>();
        var batch = new UsedFiles(experimentId, reference.Classes).ReadAnswers(file, content, notes.Add);
        notes.AddRange(batch.Descriptors.Except(reference.Vocabulary.Select(descriptor => descriptor.Name))
            .Select(unknown => $"{file}: the model was tested with no descriptor \"{unknown}\", so the column says nothing of it"));
        var digest = await artifacts.PutJsonAsync(batch, cancellation);
        var known = batch.Rows.Count(row => row.Outcome is not null);
        var received = new PredictionsReceived(experimentId, IdOf(digest), digest, file, batch.Rows.Count, known);
        return await HandleAsync(new ModelInUseCommand.Receive(received), received, notes, context, cancellation);
    }

    /// <inheritdoc cref="SendAnswersAsync"/>
    public async Task<ModelFeedAnswer> SendOutcomesAsync(string experimentId, string file, Stream content, CommandContext context, CancellationToken cancellation = default)
    {
        var reference = await references.LoadAsync(experimentId, cancellation);
        var notes = new List<string>();
        var batch = new UsedFiles(experimentId, reference.Classes).ReadOutcomes(file, content, notes.Add);
        var digest = await artifacts.PutJsonAsync(batch, cancellation);
        var received = new OutcomesReceived(experimentId, IdOf(digest), digest, file, batch.Outcomes.Count);
        return await HandleAsync(new ModelInUseCommand.ReceiveOutcomes(received), received, notes, context, cancellation);
    }

    private async Task<ModelFeedAnswer> HandleAsync(
        ModelInUseCommand command, IModelUseEvent received, IReadOnlyList<string> notes, CommandContext context, CancellationToken cancellation)
    {
        var result = await handler.HandleAsync(ModelInUseDecider.Instance, Streams.Use(received.ExperimentId), command, context, cancellation);
        var taken = received is PredictionsReceived answers ? (answers.BatchId, answers.Rows) : received is OutcomesReceived outcomes ? (outcomes.BatchId, outcomes.Cases) : default;
        return new(taken.BatchId, result.Changed, taken.Item2, result.State.Rows, result.State.Rows % ModelInUse.WindowRows, result.State.FullWindows, notes);
    }

    private static string IdOf(Digest content) => content.Hex[..16];
}
