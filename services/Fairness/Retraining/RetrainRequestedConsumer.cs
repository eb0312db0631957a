using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Retraining;

internal sealed class RetrainRequestedConsumer(RetrainingRequests requests) : IConsumer<RetrainRequested>
{
    // As long as a recipe's may be: lists are sorted and grouped by it.
    private const int LongestName = 100;

    public Task Consume(ConsumeContext<RetrainRequested> context) =>
        requests.RequestAsync(
            Whole(context.Message), context.MessageId ?? Guid.CreateVersion7(), context.ToCommandContext($"message:{context.Message.RequestedBy}"), context.CancellationToken);

    // Anyone may write these messages: what is left out, or misspelt, is null here whatever the type says.
    internal static RetrainRequested Whole(RetrainRequested message)
    {
        (string Name, string? Text)[] required = [("datasetId", message.DatasetId), ("reason", message.Reason), ("requestedBy", message.RequestedBy)];
        (string Name, string? Text)[] all = [.. required, ("recipe", message.Recipe)];
        var missing = required.Where(field => string.IsNullOrWhiteSpace(field.Text)).Select(field => field.Name).ToList();
        if (missing.Count > 0)
            throw new NotRetrainableException($"A retraining was requested without {string.Join(" and without ", missing)}. Send for instance {{\"datasetId\": \"milk\", \"reason\": \"new annotations\", \"requestedBy\": \"ward 7\"}}.");
        var unreadable = all.Where(field => field.Text is { } text && SaidText.HasControl(text)).Select(field => field.Name).ToList();
        if (unreadable.Count > 0)
            throw new NotRetrainableException($"A retraining was requested with a control character in {string.Join(" and in ", unreadable)}. Send letters, digits, signs, tabs and line breaks.");
        return message.RequestedBy.Length <= LongestName
            ? message
            : throw new NotRetrainableException($"A retraining was requested by a name of {message.RequestedBy.Length} characters in requestedBy. Send 1 to {LongestName}, for instance \"ward 7\".");
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
