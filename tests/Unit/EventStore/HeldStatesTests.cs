using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class HeldStatesTests : IDisposable
{
    private const string Stream = "experiment-e1";

    private static readonly Decider<int, int> Counting = new(
        0, (epochs, wanted) => [.. Enumerable.Range(epochs + 1, Math.Max(0, wanted - epochs)).Select(epoch => Given.Epoch(1, epoch))],
        (epochs, happened) => happened is EpochCompleted ? epochs + 1 : epochs);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteEventStore store;
    private readonly ReadFrom reads;
    private readonly CommandHandler handler;

    public HeldStatesTests()
    {
        store = new(folder["events.db"]);
        reads = new(store);
        handler = new(reads, TimeProvider.System);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_stream_that_was_folded_is_read_on_from_there_and_what_others_appended_counts()
    {
        await ReachAsync(handler, 3);
        await ReachAsync(new(store, TimeProvider.System), 5);

        var reached = await ReachAsync(handler, 7);

        Assert.Equal((7, 2), (reached.State, reached.Events.Count));
        Assert.Equal(7, await handler.LoadAsync(Counting, Stream, Stop));
        Assert.Equal([0L, 3L, 7L], reads.Versions);
    }

    [Fact]
    public async Task A_store_that_was_set_back_is_read_from_its_beginning_before_anything_is_appended()
    {
        await ReachAsync(handler, 3);
        using var earlier = new SqliteEventStore(folder["earlier.db"]);
        await ReachAsync(new(earlier, TimeProvider.System), 1);
        reads.Store = earlier;

        var reached = await ReachAsync(handler, 4);

        Assert.Equal((4, 3), (reached.State, reached.Events.Count));
    }

    private static Task<CommandResult<int>> ReachAsync(CommandHandler handler, int epochs) =>
        handler.HandleAsync(Counting, Stream, epochs, CommandContext.From("user:tester"), Stop);

    /// <summary>A store that notes from where streams are read.</summary>
    private sealed class ReadFrom(IEventStore store) : IEventStore
    {
        public IEventStore Store { get; set; } = store;

        public List<long> Versions { get; } = [];

        public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default)
        {
            Versions.Add(fromVersion);
            return Store.ReadStreamAsync(stream, fromVersion, cancellation);
        }

        public Task<AppendResult> AppendAsync(
            string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            Store.AppendAsync(stream, expected, events, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
            Store.ReadStreamBackwardsAsync(stream, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
            Store.ReadAllAsync(after, cancellation);

        public IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
            Store.SubscribeAllAsync(after, cancellation);

        public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => Store.HeadAsync(cancellation);

        public bool IsPassing(Exception error) => Store.IsPassing(error);
    }
}
