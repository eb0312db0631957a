using System.Data.Common;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

/// <summary>A backend the contract is asked of: its data live as long as the fixture.</summary>
public abstract class StoreUnderTest : IDisposable
{
    private IEventStore? store;

    public IEventStore Store => store ??= Open();

    /// <summary>Whether an id that another stream holds is refused: a store without an index of ids cannot know.</summary>
    public virtual bool KnowsIdsOfOtherStreams => true;

    /// <summary>One more instance on the same data, as another process would open it.</summary>
    public abstract IEventStore Open();

    /// <summary>A connection of somebody with a SQL client, open; null where the store has no SQL.</summary>
    public virtual DbConnection? OpenSql() => null;

    public abstract void Dispose();
}
