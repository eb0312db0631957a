using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>What all that is drawn for the pages has in common.</summary>
internal static class Drawn
{
    /// <summary>Stands for every artifact; none is stored.</summary>
    public static Digest Artifact { get; } = Digest.Of("an artifact"u8);

    /// <summary>The events of one append, a second apart.</summary>
    public static NewEvent[] Events(IEnumerable<IEvent> bodies, DateTimeOffset at) => [.. bodies.Select((body, place) => Event(body, at.AddSeconds(place)))];

    private static NewEvent Event(IEvent body, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7();
        return new(id, body, new(at, id, id, "service:training", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }
}
