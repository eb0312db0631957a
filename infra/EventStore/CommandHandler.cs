using System.Diagnostics;
using SemCovNet.Contracts.Events;

namespace SemCovNet.EventStore;

/// <summary>Who asks, and as part of what.</summary>
public sealed record CommandContext(string Actor, Guid CorrelationId, Guid? CausationId = null)
{
    /// <summary>A command that nothing before it caused: it starts a correlation of its own.</summary>
    public static CommandContext From(string actor) => new(actor, Guid.CreateVersion7());
}

/// <param name="Events">What the command added; empty where it changed nothing.</param>
/// <param name="State">After the command.</param>
public sealed record CommandResult<TState>(TState State, IReadOnlyList<IEvent> Events)
{
    public bool Changed => Events.Count > 0;
}

/// <summary>A stream's folding and deciding, as pure functions.</summary>
/// <param name="Decide">The events a command adds to a state; none where it changes nothing.</param>
public sealed record Decider<TState, TCommand>(
    TState Initial, Func<TState, TCommand, IReadOnlyList<IEvent>> Decide, Func<TState, IEvent, TState> Evolve);

/// <summary>Loads, decides, appends; on a conflict it loads and decides again.</summary>
public sealed class CommandHandler(IEventStore store, TimeProvider clock)
{
    // Each conflict means another writer made progress; a stream that is still contended after this many is being misused.
    private const int MostTries = 20;

    private readonly HeldStates held = new();

    /// <exception cref="WrongExpectedVersionException">The stream was still changing under us after twenty tries.</exception>
    public async Task<CommandResult<TState>> HandleAsync<TState, TCommand>(
        Decider<TState, TCommand> decider, string stream, TCommand command, CommandContext context, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (state, version) = await FoldAsync(decider, stream, cancellation);
            var events = decider.Decide(state, command);
            if (events.Count == 0)
                return new(state, events);
            try
            {
                var expected = version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version);
                var appended = await store.AppendAsync(stream, expected, [.. events.Select(body => Envelop(body, context))], cancellation);
                var result = new CommandResult<TState>(events.Aggregate(state, decider.Evolve), events);
                held.Keep(decider, stream, result.State, appended.Version);
                return result;
            }
            catch (WrongExpectedVersionException) when (attempt < MostTries)
            {
                // Another writer was first: what it wrote may change the decision. Or the store was set back, and what is held never was.
                if (attempt > 1)
                    held.Forget(decider, stream);
            }
        }
    }

    /// <summary>The stream's state now.</summary>
    public async Task<TState> LoadAsync<TState, TCommand>(Decider<TState, TCommand> decider, string stream, CancellationToken cancellation = default) =>
        (await FoldAsync(decider, stream, cancellation)).State;

    private async Task<(TState State, long Version)> FoldAsync<TState, TCommand>(
        Decider<TState, TCommand> decider, string stream, CancellationToken cancellation)
    {
        var (state, version) = held.Find(decider, stream);
        await foreach (var recorded in store.ReadStreamAsync(stream, version + 1, cancellation))
            (state, version) = (decider.Evolve(state, recorded.Body), recorded.Version);
        held.Keep(decider, stream, state, version);
        return (state, version);
    }

    private NewEvent Envelop(IEvent body, CommandContext context)
    {
        var now = clock.GetUtcNow();
        return new(Guid.CreateVersion7(now), body, new(now, context.CorrelationId, context.CausationId, context.Actor, Activity.Current?.Id));
    }
}
