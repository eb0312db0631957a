using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Policies;
using SemCovNet.Fairness.Retraining;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Alerting;

internal sealed class PostAlertConsumer(AlertWebhook webhook) : IConsumer<AlertRaised>, IConsumer<AlertClosed>
{
    public Task Consume(ConsumeContext<AlertRaised> context) => webhook.PostAsync(context.Message, context.MessageId ?? Guid.Empty, context.CancellationToken);

    public Task Consume(ConsumeContext<AlertClosed> context) => webhook.PostAsync(context.Message, context.MessageId ?? Guid.Empty, context.CancellationToken);
}

/// <summary>A model in use breaks its dataset's budget: that belongs into what is known of the dataset.</summary>
internal sealed class RecordBreachConsumer(CommandHandler handler, PolicyBook policies) : IConsumer<AlertRaised>
{
    public async Task Consume(ConsumeContext<AlertRaised> context)
    {
        var alert = context.Message;
        if (alert.Kind != AlertKind.Budget || await policies.BudgetAsync(alert.DatasetId, context.CancellationToken) is not { } budget)
            return;
        await handler.HandleAsync(
            MonitorDecider.Instance, Streams.Monitor(alert.DatasetId),
            new MonitorCommand.RecordBreach(new(alert.DatasetId, alert.ExperimentId, budget.PolicyId, alert.Finding)),
            context.ToCommandContext("service:fairness"), context.CancellationToken);
    }
}

/// <summary>Trains again on an alert, where the dataset's rule says so.</summary>
internal sealed class RetrainOnAlertConsumer(PolicyBook policies, RetrainingRequests retraining, IEventStore store) : IConsumer<AlertRaised>
{
    private const string Actor = "rule:alert";

    public async Task Consume(ConsumeContext<AlertRaised> context)
    {
        var alert = context.Message;
        if (await policies.RuleAsync(alert.DatasetId, context.CancellationToken) is not { OnAlert: true })
            return;
        var trained = await store.NewestAsync<ExperimentRequested>(Streams.Experiment(alert.ExperimentId), _ => true, context.CancellationToken);
        await retraining.RequestAsync(
            new RetrainRequested(alert.DatasetId, null, trained?.Recipe.GetRawText(), $"Alert {alert.AlertId} of experiment {alert.ExperimentId}: {alert.Finding}", Actor),
            context.MessageId ?? Guid.CreateVersion7(), context.ToCommandContext(Actor), context.CancellationToken);
    }
}
