using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Retraining;

internal sealed class RetrainRequestedConsumer(RetrainingRequests requests) : IConsumer<RetrainRequested>
{
    public Task Consume(ConsumeContext<RetrainRequested> context) =>
        requests.RequestAsync(
            context.Message, context.MessageId ?? Guid.CreateVersion7(), context.ToCommandContext($"message:{context.Message.RequestedBy}"), context.CancellationToken);
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
