using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit;

/// <summary>Given what happened, when a command comes, then this follows.</summary>
internal sealed class Spec<TState, TCommand>(Decider<TState, TCommand> decider, IEvent[] given)
{
    public Outcome When(TCommand command) => new(() => decider.Decide(given.Aggregate(decider.Initial, decider.Evolve), command));

    internal sealed class Outcome(Func<IReadOnlyList<IEvent>> decide)
    {
        public void Then(params IEvent[] expected) => Assert.Equal(expected, decide());

        public void ThenNothing() => Assert.Empty(decide());

        public void ThenRefused(string message) => Assert.Equal(message, Assert.ThrowsAny<Exception>(() => decide()).Message);
    }
}
