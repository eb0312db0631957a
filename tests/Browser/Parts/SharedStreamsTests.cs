using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Live;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class SharedStreamsTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-streams-");
    private readonly SqliteEventStore store;

    public SharedStreamsTests() => store = new(Path.Combine(folder.FullName, "events.db"));

    [Fact]
    public async Task Of_a_stream_that_a_page_holds_only_what_came_since_is_read()
    {
        var streams = new SharedStreams(store);
        await AppendAsync("views-a", ExpectedVersion.NoStream, "one", "two");

        var first = await streams.ReadAsync("views-a", Stop);
        Assert.Same(first, await streams.ReadAsync("views-a", Stop));
        await AppendAsync("views-a", ExpectedVersion.Exactly(1), "three");
        var second = await streams.ReadAsync("views-a", Stop);

        Assert.Equal(2, first.Count);
        Assert.Equal([0L, 1, 2], second.Select(recorded => recorded.Version));
        Assert.Same(first[0], second[0]);
    }

    [Fact]
    public async Task A_stream_without_events_is_empty_until_it_has_some()
    {
        var streams = new SharedStreams(store);
        Assert.Empty(await streams.ReadAsync("views-b", Stop));
        await AppendAsync("views-b", ExpectedVersion.NoStream, "one");

        Assert.Single(await streams.ReadAsync("views-b", Stop));
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<AppendResult> AppendAsync(string stream, ExpectedVersion expected, params string[] names) => store.AppendAsync(
        stream, expected,
        [.. names.Select(name => new NewEvent(Guid.CreateVersion7(), new MessageDiscarded(name, name, name), new(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "test", null)))], Stop);
}
