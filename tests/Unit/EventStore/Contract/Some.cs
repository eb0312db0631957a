using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

/// <summary>Events to store, where it does not matter which.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How long what must happen may take, on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static string Stream() => Streams.Experiment(Guid.CreateVersion7().ToString("N"));

    public static NewEvent Event(int attempt = 1) => Event(new AttemptStarted("e1", attempt, "trainer-1", null, 0));

    public static NewEvent Event(IEvent body) => new(
        Guid.CreateVersion7(), body, new(Noon, Guid.CreateVersion7(), null, "user:ada", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(Event)];
}
