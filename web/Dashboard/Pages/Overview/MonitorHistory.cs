using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>What the monitors of datasets last told.</summary>
/// <param name="Alerts">The newest first, of all datasets together.</param>
/// <param name="Coverage">By dataset, the oldest first.</param>
public sealed record MonitorHistory(IReadOnlyList<Alert> Alerts, IReadOnlyDictionary<string, IReadOnlyList<(DateTimeOffset At, CoverageMeasured Measured)>> Coverage)
{
    /// <summary>How many of a monitor's newest events are read.</summary>
    public const int ReadOfEach = 60;

    private const int MostAlerts = 8;

    public static async Task<MonitorHistory> ReadAsync(IEventStore store, IEnumerable<string> datasetIds)
    {
        var alerts = new List<Alert>();
        var coverage = new Dictionary<string, IReadOnlyList<(DateTimeOffset, CoverageMeasured)>>();
        foreach (var id in datasetIds)
        {
            var newest = await store.ReadStreamBackwardsAsync(Streams.Monitor(id)).Take(ReadOfEach).ToListAsync();
            alerts.AddRange(newest.Select(Alert.Of).OfType<Alert>());
            coverage[id] = [.. newest.Where(recorded => recorded.Body is CoverageMeasured).Select(recorded => (recorded.Context.At, (CoverageMeasured)recorded.Body)).Reverse()];
        }
        return new([.. alerts.OrderByDescending(alert => alert.At).Take(MostAlerts)], coverage);
    }
}
