using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Appends that the driver makes itself, where the process under test is one that reads.</summary>
internal sealed class DriversPen(IEventStore store, Ledger ledger)
{
    private readonly Dictionary<string, long> versions = [];

    /// <summary>What comes next in an experiment.</summary>
    public async Task<AppendResult> WriteAsync(string experiment, int count)
    {
        var newest = versions.GetValueOrDefault(experiment, -1);
        var batch = Story.After(newest, experiment, count);
        var ids = batch.Select(added => added.Id).ToList();
        ledger.Attempt(ids);
        var expected = newest < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(newest);
        var answer = await store.AppendAsync(Streams.Experiment(experiment), expected, batch);
        ledger.Acknowledge(ids);
        versions[experiment] = answer.Version;
        return answer;
    }
}
