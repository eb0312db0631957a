using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>Experiments with long curves: one that is trained, and one that still trains.</summary>
internal sealed class DrawnCurves(IEventStore store)
{
    public const string Long = "bench-curves";
    public const string Running = "bench-running";
    public const int Points = 10_000;

    private const int Epochs = 1000;
    private const int EpochsDone = 20;
    private const int EpochsInAppend = 500;

    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task AppendAsync(CancellationToken cancellation)
    {
        await TrainAsync(Long, Points, Points, cancellation);
        var trained = new TrainingCompleted(Long, 1, Drawn.Artifact, Drawn.Artifact, Drawn.Artifact, Points / 2, 1.31, "cpu", 1, Points);
        await store.AppendAsync(Streams.Experiment(Long), ExpectedVersion.Exactly(Points + 1), Drawn.Events([trained], Began.AddDays(1)), cancellation);
        await TrainAsync(Running, Epochs, EpochsDone, cancellation);
    }

    private async Task TrainAsync(string id, int epochs, int done, CancellationToken cancellation)
    {
        IEvent[] begun =
        [
            new ExperimentRequested(
                id, "bench", 1, Drawn.Artifact, 1, Drawn.Artifact, "semcovnet", JsonSerializer.SerializeToElement(new { name = "semcovnet", epochs }), "requested", "user:ada"),
            new AttemptStarted(id, 1, "trainer-1", null, 0),
        ];
        var last = await store.AppendAsync(Streams.Experiment(id), ExpectedVersion.NoStream, Drawn.Events(begun, Began), cancellation);
        foreach (var some in Enumerable.Range(1, done).Chunk(EpochsInAppend))
        {
            var batch = Drawn.Events(some.Select(epoch => Epoch(id, epoch, epochs)), Began.AddSeconds(some[0] + 1));
            last = await store.AppendAsync(Streams.Experiment(id), ExpectedVersion.Exactly(last.Version), batch, cancellation);
        }
    }

    // Falling, with noise and a spike now and then, as losses are: a line of few points would not show it.
    private static EpochCompleted Epoch(string id, int epoch, int epochs)
    {
        var chance = new Random(epoch);
        var loss = Math.Exp(-4.0 * epoch / epochs) + (0.05 * chance.NextDouble()) + (chance.Next(400) == 0 ? 0.8 : 0);
        return new(
            id, 1, epoch, epochs, loss, new Dictionary<string, double> { ["cls"] = 0.6 * loss, ["rec"] = 0.2 * loss, ["dva"] = 0.15 * loss, ["cdi"] = 0.05 * loss },
            loss + (0.1 * chance.NextDouble()), 0.95 - (0.4 * loss), 0.8 - (0.5 * loss), 1e-3 * loss, 1, 160);
    }
}
