using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Reviews;

/// <summary>Records what reviewers say and decide.</summary>
public sealed class ReviewBook(CommandHandler handler)
{
    /// <returns>What it added; empty where it was said before.</returns>
    /// <exception cref="ReviewRefusedException">The command asks for what must not be.</exception>
    public async Task<IReadOnlyList<IEvent>> HandleAsync(ReviewCommand command, CommandContext context, CancellationToken cancellation = default) =>
        (await handler.HandleAsync(ReviewDecider.Instance, Streams.Experiment(command.ExperimentId), command, context, cancellation)).Events;
}
