using System.Diagnostics;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>What the event store's promises cost: its appends against the bare inserts, turn by turn, each on a fresh file of the same folder.</summary>
internal static class EventStoreBench
{
    private const int Turns = 5;

    public static Bench Create() => new("eventstore", "Appends on SQLite against bare inserts at the same durability", RunAsync);

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(CancellationToken cancellation) =>
    [
        await MeasureAsync(1, 300, cancellation),
        await MeasureAsync(20, 100, cancellation),
        await MeasureAsync(200, 40, cancellation),
    ];

    private static async Task<BenchResult> MeasureAsync(int inAppend, int appends, CancellationToken cancellation)
    {
        Out.Say($"{appends} appends of {inAppend}, {Turns} turns each way");
        var folder = Directory.CreateTempSubdirectory("semcov-bench-");
        try
        {
            // The first turn of each is the warming up.
            List<double> ours = [], bare = [];
            for (var turn = 0; turn <= Turns; turn++)
            {
                ours.Add(inAppend * appends / await OursAsync(Path.Combine(folder.FullName, $"ours-{turn}.db"), inAppend, appends, cancellation));
                bare.Add(inAppend * appends / BareInserts.Seconds(Path.Combine(folder.FullName, $"bare-{turn}.db"), inAppend, appends, cancellation));
            }
            return BenchResult.MoreIsBetter(
                inAppend == 1 ? "append, one event" : $"append, {inAppend} events", "events/s", Median(ours.Skip(1)), Median(bare.Skip(1)),
                "a prepared insert of the same rows in one open connection, with synchronous=FULL: no serialisation, no version check, no hash chain");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> OursAsync(string path, int inAppend, int appends, CancellationToken cancellation)
    {
        using var store = new SqliteEventStore(path);
        var batches = Enumerable.Range(0, appends).Select(_ => Enumerable.Range(0, inAppend).Select(Event).ToArray()).ToList();
        var expected = ExpectedVersion.NoStream;
        var started = Stopwatch.GetTimestamp();
        foreach (var batch in batches)
            expected = ExpectedVersion.Exactly((await store.AppendAsync(BareInserts.Stream, expected, batch, cancellation)).Version);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // About 350 bytes of body, as an epoch's summary has.
    private static NewEvent Event(int number) => new(
        Guid.CreateVersion7(),
        new EpochCompleted(
            "019ae0c2-7f3e-7c1a-9b57-3f0d9a5a4c11", 1, number + 1, 200, 0.734, new Dictionary<string, double> { ["cls"] = 0.512, ["rec"] = 0.121, ["dva"] = 0.071, ["cdi"] = 0.03 },
            0.801, 0.8123, 0.4711, 0.0003, 12.25, 163.2),
        new(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), Guid.CreateVersion7(), "service:training", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    private static double Median(IEnumerable<double> rates) => rates.Order().ElementAt(Turns / 2);
}
