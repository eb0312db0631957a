using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Appends events one by one, each at a time of its own, as the services would have.</summary>
public sealed class StreamWriter(IEventStore store)
{
    private readonly Dictionary<string, long> versions = [];

    public async Task AppendAsync(string stream, DateTimeOffset at, string actor, params IReadOnlyList<IEvent> events)
    {
        var expected = versions.TryGetValue(stream, out var version) ? ExpectedVersion.Exactly(version) : ExpectedVersion.NoStream;
        var context = new EventContext(at, Guid.CreateVersion7(at), null, actor, null);
        var result = await store.AppendAsync(stream, expected, [.. events.Select(body => new NewEvent(Guid.CreateVersion7(at), body, context))]);
        versions[stream] = result.Version;
    }
}
