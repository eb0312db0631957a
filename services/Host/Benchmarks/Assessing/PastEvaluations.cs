using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Cli.Benchmarks.Assessing;

/// <summary>Experiments that were evaluated and decided, in stores of a temporary folder. So that drawing them is quick, a few files of predictions serve many.</summary>
internal sealed class PastEvaluations : IDisposable
{
    private const int Files = 20;
    private const int Descriptors = 10;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-bench-");
    private readonly SqliteEventStore events;
    private readonly DirectoryArtifactStore artifacts;

    public PastEvaluations()
    {
        events = new(Path.Combine(folder.FullName, "events.db"));
        artifacts = new(Path.Combine(folder.FullName, "artifacts"));
    }

    public VerdictReplay Replay() => new(events, new(events, artifacts, new(artifacts)));

    public async Task<IReadOnlyList<string>> DrawAsync(int experiments, int cases, CancellationToken cancellation)
    {
        var drawn = new DrawnEvaluation(cases, Descriptors, seed: 1);
        var (manifest, annotations) = drawn.Data();
        var (manifestDigest, annotationsDigest) = (await artifacts.PutJsonAsync(manifest, cancellation), await artifacts.PutJsonAsync(annotations, cancellation));
        var predictions = new List<Digest>();
        for (var file = 0; file < Math.Min(Files, experiments); file++)
            predictions.Add(await artifacts.PutJsonAsync(drawn.Predictions(manifest, $"e{file}"), cancellation));
        for (var i = 0; i < experiments; i++)
            await AppendAsync($"e{i}", manifestDigest, annotationsDigest, predictions[i % predictions.Count], cases, cancellation);
        return [.. Enumerable.Range(0, experiments).Select(i => $"e{i}")];
    }

    public void Dispose()
    {
        events.Dispose();
        folder.Delete(recursive: true);
    }

    private Task AppendAsync(string id, Digest manifest, Digest annotations, Digest predictions, int n, CancellationToken cancellation)
    {
        var evaluation = DrawnEvaluation.EvaluationOf(id);
        var limit = new Limit("cdi.within@1", 0.5, null);
        IEvent[] history =
        [
            new ExperimentRequested(id, DrawnEvaluation.Dataset, 1, manifest, 1, annotations, "drawn", JsonSerializer.SerializeToElement(new { name = "drawn" }), "requested", "user:bench"),
            new EvaluationCompleted(id, evaluation, DrawnEvaluation.Dataset, 1, 1, "test", n, false, predictions, predictions, new Dictionary<string, double?>()),
            new FairnessAssessed(id, evaluation, limit.Metric, "descriptor", predictions, 0.1, 0.1, 0, 0.2, 0, 2 * Descriptors, null),
            new GateDecided(id, evaluation, "policy", Verdict.Passed, [new(limit, 0.1, 0, 0.2, Verdict.Passed, "drawn")]),
        ];
        var context = new EventContext(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "user:bench", null);
        return events.AppendAsync(Streams.Experiment(id), ExpectedVersion.NoStream, [.. history.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))], cancellation);
    }
}
