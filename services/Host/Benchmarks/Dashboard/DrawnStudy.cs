using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>One recipe trained with very many seeds on one dataset: four nodes of lineage an experiment, and two for the data, 5,000 in all.</summary>
internal sealed class DrawnStudy(IEventStore store)
{
    public const string Dataset = "bench-study";
    public const int Nodes = 5000;

    private const int Experiments = Nodes / 4;

    private static readonly DateTimeOffset Began = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task AppendAsync(CancellationToken cancellation)
    {
        await AppendAsync(
            Streams.Dataset(Dataset), Began, cancellation, new DatasetRegistered(Dataset, "Study", "table", "mel", null),
            new DatasetVersionPublished(Dataset, 1, Drawn.Artifact, 10, 10, ["a", "b"], new Dictionary<string, int>()));
        await AppendAsync(Streams.Annotations(Dataset), Began, cancellation, new AnnotationSetPublished(Dataset, 1, 1, Drawn.Artifact, 10, ["hair"], 1));
        for (var number = 0; number < Experiments; number++)
        {
            var id = $"{Dataset}-{number}";
            await AppendAsync(Streams.Experiment(id), Began.AddMinutes(number + 1), cancellation, Experiment(id, number));
        }
    }

    private Task<AppendResult> AppendAsync(string stream, DateTimeOffset at, CancellationToken cancellation, params IEnumerable<IEvent> bodies) =>
        store.AppendAsync(stream, ExpectedVersion.NoStream, Drawn.Events(bodies, at), cancellation);

    private static IEvent[] Experiment(string id, int seed)
    {
        IEvent[] events =
        [
            new ExperimentRequested(
                id, Dataset, 1, Drawn.Artifact, 1, Drawn.Artifact, "semcovnet", JsonSerializer.SerializeToElement(new { name = "semcovnet", epochs = 1, seed }), "study", "user:ada"),
            new AttemptStarted(id, 1, "trainer-1", null, 0),
            new TrainingCompleted(id, 1, Drawn.Artifact, Drawn.Artifact, Drawn.Artifact, 1, null, "cpu", 1, 1),
            new EvaluationCompleted(id, $"{id}-test", Dataset, 1, 1, "test", 10, false, Drawn.Artifact, Drawn.Artifact, new Dictionary<string, double?>()),
            new GateDecided(id, $"{id}-test", "default", Verdict.Passed, []),
        ];
        // The last one's evaluation and verdict are left out for the two nodes of the data.
        return seed == Experiments - 1 ? events[..3] : events;
    }
}
