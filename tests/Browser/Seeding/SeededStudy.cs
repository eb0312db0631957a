using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>A study of very many experiments on one dataset: four nodes of lineage each, less two, and two for the data.</summary>
public static class SeededStudy
{
    private static readonly Digest Bytes = Digest.Of([1]);

    public static async Task WriteAsync(IEventStore store, int experiments)
    {
        var now = TimeProvider.System.GetUtcNow();
        var streams = new StreamWriter(store);
        await streams.AppendAsync(Streams.Dataset("study"), now, "user:maria",
            new DatasetRegistered("study", "Study", "table", "mel", null),
            new DatasetVersionPublished("study", 1, Bytes, 10, 10, ["a", "b"], new Dictionary<string, int>()));
        await streams.AppendAsync(Streams.Annotations("study"), now, "user:maria", new AnnotationSetPublished("study", 1, 1, Bytes, 10, ["hair"], 1));
        for (var number = 0; number < experiments; number++)
            await streams.AppendAsync(Streams.Experiment($"e{number}"), now, "user:maria", Events($"e{number}", isLast: number == experiments - 1));
    }

    private static IReadOnlyList<IEvent> Events(string id, bool isLast)
    {
        IEvent[] events =
        [
            new ExperimentRequested(id, "study", 1, Bytes, 1, Bytes, "semcovnet", JsonSerializer.SerializeToElement(new { epochs = 1 }), "study", "maria"),
            new AttemptStarted(id, 1, "trainer", null, 0),
            new TrainingCompleted(id, 1, Bytes, Bytes, Bytes, 1, null, "cpu", 1, 1),
            new EvaluationCompleted(id, $"{id}.test", "study", 1, 1, "test", 10, false, Bytes, Bytes, new Dictionary<string, double?>()),
            new GateDecided(id, $"{id}.test", "default", Verdict.Passed, []),
        ];
        // The last two nodes make room for the dataset and its annotations: a round number in all.
        return isLast ? events[..3] : events;
    }
}
