using Microsoft.Extensions.Caching.Memory;

namespace SemCovNet.EventStore;

/// <summary>What streams came to when they were last folded: of one that is held only the newer events need be read. States are values, and may be shared.</summary>
internal sealed class HeldStates
{
    private const int Most = 1000;

    private readonly MemoryCache held = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <returns>The state after the event of that version; the initial one and −1 where the stream is not held.</returns>
    public (TState State, long Version) Find<TState, TCommand>(Decider<TState, TCommand> decider, string stream) =>
        held.TryGetValue((decider, stream), out (TState State, long Version) found) ? found : (decider.Initial, -1);

    public void Keep<TState, TCommand>(Decider<TState, TCommand> decider, string stream, TState state, long version) =>
        held.Set((decider, stream), (state, version), new MemoryCacheEntryOptions { Size = 1 });

    public void Forget<TState, TCommand>(Decider<TState, TCommand> decider, string stream) => held.Remove((decider, stream));
}
