#if EVENTSTOREDB
using SemCovNet.EventStore;
using SemCovNet.EventStore.EventStoreDb;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

/// <summary>A server that these tests have to themselves: they use new streams and leave them there.</summary>
public sealed class EventStoreDbStore : StoreUnderTest
{
    private const string Variable = "SEMCOV_TEST_EVENTSTOREDB";

    private readonly List<EventStoreDbEventStore> opened = [];

    public override bool KnowsIdsOfOtherStreams => false;

    public override IEventStore Open()
    {
        var connection = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(connection), $"{Variable} is not set: it says where an EventStoreDB for tests is, esdb://host:2113?tls=false.");
        var store = new EventStoreDbEventStore(connection!);
        opened.Add(store);
        return store;
    }

    public override void Dispose() => opened.ForEach(store => store.Dispose());
}

// One server, and tests that look at its newest event: one after another.
[Collection(nameof(EventStoreDbStore))]
public sealed class EventStoreDbAppend(EventStoreDbStore store) : AppendContract<EventStoreDbStore>(store);

[Collection(nameof(EventStoreDbStore))]
public sealed class EventStoreDbRead(EventStoreDbStore store) : ReadContract<EventStoreDbStore>(store);

[Collection(nameof(EventStoreDbStore))]
public sealed class EventStoreDbSubscribe(EventStoreDbStore store) : SubscribeContract<EventStoreDbStore>(store);

[Collection(nameof(EventStoreDbStore))]
public sealed class EventStoreDbRaces(EventStoreDbStore store) : RaceContract<EventStoreDbStore>(store);

[Collection(nameof(EventStoreDbStore))]
public sealed class EventStoreDbCheckpoints(EventStoreDbStore store) : CheckpointContract<EventStoreDbStore>(store);
#endif
