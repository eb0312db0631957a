using System.Data.Common;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Projections;

/// <summary>A fold of all events into tables of its own. What it writes depends on the events alone, never on the clock.</summary>
public interface IProjection
{
    string Name { get; }

    /// <summary>1 for the first. Raise it with every change of the tables or of what is written: they are then folded anew.</summary>
    int Version { get; }

    /// <summary>All its tables, to be dropped before it is folded anew.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Creates the tables where they are missing.</summary>
    string Schema { get; }

    /// <summary>Called once for every event, in order; what it does not care about it leaves alone.</summary>
    Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded);

    /// <summary>The same for many events at once, for a projection that then writes less: what it leaves is as if they had come one by one.</summary>
    async Task ApplyAllAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            await ApplyAsync(transaction, recorded);
    }
}
