using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Services.Host;

/// <summary>Writes what is to have happened before a test begins.</summary>
internal static class HappenedBefore
{
    /// <returns>The events' ids.</returns>
    public static async Task<IReadOnlyList<Guid>> AppendAsync(this Platform platform, string stream, ExpectedVersion expected, params IEvent[] happened)
    {
        var context = new EventContext(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "user:ada", null);
        IReadOnlyList<NewEvent> events = [.. happened.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))];
        await platform.Get<IEventStore>().AppendAsync(stream, expected, events, TestContext.Current.CancellationToken);
        return [.. events.Select(added => added.Id)];
    }

    public static Task ParkAsync(this Platform platform, string parkedId, Guid message) => platform.AppendAsync(
        Streams.Parked(parkedId), ExpectedVersion.NoStream,
        new MessageParked(parkedId, "a queue", message, null, null, ParkingCause.Faulted, null, "It failed.", Digest.Of("missing"u8), 2, "{}"));
}
