using System.Collections.Immutable;
using MassTransit;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Messaging;

/// <summary>Which queues of this process take which messages, as their consumers are configured: a message that several take is delivered to each of them.</summary>
public sealed class Listeners
{
    private ImmutableHashSet<(string Queue, Type Message)> taken = [];

    /// <summary>To be connected to an endpoint before its consumers are.</summary>
    internal IConsumerConfigurationObserver At(string queue) => new Observer(this, queue);

    /// <summary>The queues that must be done with an event, or with the command that follows from it.</summary>
    /// <returns>Empty where nobody here takes either.</returns>
    public IReadOnlyCollection<string> Of(IEvent happened) => happened is MessageReplayed replayed
        ? [replayed.Queue]
        : Of([happened, FollowUp.Of(happened)]);

    private ImmutableHashSet<string> Of(IEnumerable<object?> messages) =>
        [.. taken.Where(listener => messages.Any(listener.Message.IsInstanceOfType)).Select(listener => listener.Queue)];

    private sealed class Observer(Listeners listeners, string queue) : IConsumerConfigurationObserver
    {
        public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator) where TConsumer : class
        {
        }

        public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
            where TConsumer : class where TMessage : class =>
            ImmutableInterlocked.Update(ref listeners.taken, (taken, listener) => taken.Add(listener), (queue, typeof(TMessage)));
    }
}
