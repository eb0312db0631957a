using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.InUse;

/// <summary>Records that a person has seen to an alert.</summary>
public sealed class AlertBook(CommandHandler handler)
{
    /// <exception cref="AlertRefusedException">There is no such open alert, or no reason is given.</exception>
    public Task CloseAsync(string experimentId, string alertId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        handler.HandleAsync(
            ModelInUseDecider.Instance, Streams.Use(experimentId), new ModelInUseCommand.CloseAlert(alertId, reason, context.Actor), context, cancellation);
}
