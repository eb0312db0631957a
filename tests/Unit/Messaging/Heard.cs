using System.Threading.Channels;
using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Tests.Unit.Messaging;

internal sealed record Message(object Body, Guid? MessageId, Guid? CorrelationId, string? Stream);

/// <summary>What consumers were given, in order.</summary>
internal sealed class Heard
{
    /// <summary>How long what must happen may take, on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Message> messages = Channel.CreateUnbounded<Message>();

    public void Note<T>(ConsumeContext<T> context) where T : class =>
        messages.Writer.TryWrite(new(context.Message, context.MessageId, context.CorrelationId, context.Headers.Get<string>(SemCovNet.Messaging.Relay.StreamHeader)));

    /// <summary>The next message of a kind; those of other kinds before it are let go.</summary>
    public async Task<Message> NextAsync<T>()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return await messages.Reader.ReadAllAsync(patience.Token).FirstAsync(message => message.Body is T, patience.Token);
    }
}

/// <summary>Listens on the queue that its name makes: <c>train-experiment</c>.</summary>
internal sealed class TrainExperimentConsumer(Heard heard) : IConsumer<TrainExperiment>
{
    public Task Consume(ConsumeContext<TrainExperiment> context)
    {
        heard.Note(context);
        return Task.CompletedTask;
    }
}

internal sealed class ExperimentRequestedConsumer(Heard heard) : IConsumer<ExperimentRequested>
{
    public Task Consume(ConsumeContext<ExperimentRequested> context)
    {
        heard.Note(context);
        return Task.CompletedTask;
    }
}
