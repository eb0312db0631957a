using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Benchmarks.History;

/// <summary>A history like that of a busy year: datasets, and experiments that train, are evaluated, assessed and decided, several at a time.</summary>
internal sealed class DrawnHistory(IEventStore store)
{
    private const int Datasets = 10;
    private const int Epochs = 20;
    private const int AtOnce = 8;

    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonElement Recipe = JsonSerializer.SerializeToElement(new
    {
        Name = "semcovnet",
        Backbone = "enet-b0",
        Image_size = 224,
        Epochs,
        Batch = 16,
        Optimizer = "adamw",
        Learning_rate = 3e-4,
        Weight_decay = 0.05,
        Warmup = 2,
        Seed = 1,
        Cdi = new { Weight = 0.3, Temperature = 0.1, From = 3 },
        Augment = new { Flip = true, Rotate = 20, Colour = 0.2 },
        Calibrate = "temperature",
        Precision = "fp32",
    });

    private long appended;

    /// <param name="events">At least so many; the last experiments are appended whole.</param>
    /// <param name="reached">Told of the number of events so far, after every round.</param>
    /// <returns>The id of the newest experiment.</returns>
    public async Task<string> AppendAsync(long events, Func<long, Task> reached, CancellationToken cancellation)
    {
        for (var number = 0; number < Datasets; number++)
            await AppendAsync(Streams.Dataset($"d{number}"), ExpectedVersion.NoStream, DatasetEvents($"d{number}"), cancellation);
        while (true)
        {
            var newest = await RoundAsync(cancellation);
            await reached(appended);
            if (appended >= events)
                return newest;
        }
    }

    /// <summary>Experiments side by side: all begin, train for a while, train to the end, and are judged.</summary>
    private async Task<string> RoundAsync(CancellationToken cancellation)
    {
        var ids = Enumerable.Range(0, AtOnce).Select(_ => Guid.CreateVersion7().ToString()).ToList();
        var versions = ids.ToDictionary(id => id, _ => ExpectedVersion.NoStream);
        foreach (var part in new Func<string, IEnumerable<IEvent>>[] { Beginning, id => Training(id, 1, Epochs / 2), id => Training(id, (Epochs / 2) + 1, Epochs), Judgement })
        {
            foreach (var id in ids)
                versions[id] = await AppendAsync(Streams.Experiment(id), versions[id], part(id), cancellation);
        }
        return ids[^1];
    }

    private async Task<ExpectedVersion> AppendAsync(string stream, ExpectedVersion expected, IEnumerable<IEvent> bodies, CancellationToken cancellation)
    {
        var correlation = Guid.CreateVersion7();
        NewEvent[] batch = [.. bodies.Select(body => new NewEvent(
            Guid.CreateVersion7(), body,
            new(Began.AddSeconds(appended++), correlation, correlation, "service:training", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")))];
        return ExpectedVersion.Exactly((await store.AppendAsync(stream, expected, batch, cancellation)).Version);
    }

    private static IEnumerable<IEvent> DatasetEvents(string id) =>
    [
        new DatasetRegistered(id, $"dataset {id}", "milk10k", "mel", "dermoscopic"),
        new ImagesIngested(id, 10_000, 5_000, 4_000_000_000, Made(id, "audit")),
        new DatasetVersionPublished(id, 1, Made(id, "manifest"), 10_000, 5_000, ["other", "mel"], new Dictionary<string, int> { ["train"] = 7000, ["validation"] = 1000, ["test"] = 2000 }),
    ];

    private static IEnumerable<IEvent> Beginning(string id) =>
    [
        new ExperimentRequested(id, DatasetOf(id), 1, Made(id, "manifest"), 1, Made(id, "annotations"), "semcovnet", Recipe, "requested", "user:ada"),
        new AttemptStarted(id, 1, "trainer-1", null, 0),
    ];

    private static IEnumerable<IEvent> Training(string id, int from, int to) => Enumerable.Range(from, to - from + 1).SelectMany(epoch => (IEvent[])
    [
        new EpochCompleted(
            id, 1, epoch, Epochs, 0.734 / epoch, new Dictionary<string, double> { ["cls"] = 0.512, ["rec"] = 0.121, ["dva"] = 0.071, ["cdi"] = 0.03 },
            0.801, 0.8123, 0.4711, 0.0003, 12.25, 163.2),
        new CheckpointSaved(id, 1, epoch, Made(id, $"checkpoint {epoch}"), 48_000_000),
    ]);

    private static IEnumerable<IEvent> Judgement(string id) =>
    [
        new TrainingCompleted(id, 1, Made(id, "weights"), Made(id, "onnx"), Made(id, "series"), 17, 1.31, "cpu", 1, 2412.5),
        new EvaluationCompleted(
            id, $"evaluation-{id}", DatasetOf(id), 1, 1, "test", 2000, true, Made(id, "predictions"), Made(id, "report"),
            new Dictionary<string, double?> { ["auc@1"] = 0.87, ["pra@1"] = 0.51, ["s95@1"] = 0.42, ["bacc@1"] = 0.78, ["mf1@1"] = 0.7, ["ece.pos15@1"] = 0.04, ["brier@1"] = 0.11 }),
        new FairnessAssessed(id, $"evaluation-{id}", "cdi.within@1", "descriptor", Made(id, "fairness"), -0.21, 0.21, 0.1, 0.33, -0.08, 14, null),
        new GateDecided(
            id, $"evaluation-{id}", "default", Verdict.Passed, [new(new Limit("auc@1", null, 0.8), 0.87, 0.85, 0.89, Verdict.Passed, "the interval's lower end, 0.85, is above the limit")]),
    ];

    private static string DatasetOf(string id) => $"d{id[^1] % Datasets}";

    private static Digest Made(string id, string what) => Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{id} {what}"));
}
