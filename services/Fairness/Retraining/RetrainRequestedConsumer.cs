using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Retraining;

internal sealed class RetrainRequestedConsumer(RetrainingRequests requests) : IConsumer<RetrainRequested>
{
    public Task Consume(ConsumeContext<RetrainRequested> context) =>
        requests.RequestAsync(
            Whole(context.Message), context.MessageId ?? Guid.CreateVersion7(), context.ToCommandContext($"message:{context.Message.RequestedBy}"), context.CancellationToken);

    // Anyone may write these messages: what is left out, or misspelt, is null here whatever the type says.
    private static RetrainRequested Whole(RetrainRequested message)
    {
        var missing = new[] { ("datasetId", message.DatasetId), ("reason", message.Reason), ("requestedBy", message.RequestedBy) }
            .Where(field => string.IsNullOrWhiteSpace(field.Item2)).Select(field => field.Item1).ToList();
        return missing.Count == 0
            ? message
            : throw new NotRetrainableException($"A retraining was requested without {string.Join(" and without ", missing)}. Send for instance {{\"datasetId\": \"milk\", \"reason\": \"new annotations\", \"requestedBy\": \"ward 7\"}}.");
    }
}

/// <summary>This queue is open to anyone on the broker: a message without MassTransit's envelope is read as plain JSON.</summary>
internal sealed class RetrainRequestedDefinition : ConsumerDefinition<RetrainRequestedConsumer>
{
    public RetrainRequestedDefinition()
    {
        EndpointName = CommandQueues.Retraining;
        // A dataset's wishes meet in one stream: decided side by side they would only conflict, and be decided again.
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RetrainRequestedConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
}
