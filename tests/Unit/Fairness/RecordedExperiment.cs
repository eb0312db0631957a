using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>An experiment that was trained on a small dataset and evaluated on its test split, in real stores.</summary>
internal static class RecordedExperiment
{
    public const string Id = "e1";
    public const string Evaluation = "skin.v1.a1.test";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="data">What it was trained and evaluated on; null for data without subgroups.</param>
    public static async Task SaveAsync(Workspace workspace, SmallDataset? data = null)
    {
        data ??= Skin();
        var (manifest, annotations) = (await PutAsync(workspace, data.Described.Manifest), await PutAsync(workspace, data.Described.Annotations));
        var n = data.Predictions.Rows.Count;
        var report = new EvaluationReport(Id, Evaluation, "skin", 1, 1, "test", n, n, 0.5, 1000, 1,
            [new(false, [new("auc@1", 0.8, 0.7, 0.9, null)], new(["other", "MEL"], [[3, 3], [3, 15]]))]);
        IEvent[] history =
        [
            new ExperimentRequested(Id, "skin", 1, manifest, 1, annotations, "demo", JsonSerializer.SerializeToElement(new { name = "demo" }), "requested", "user:tester"),
            new AttemptStarted(Id, 1, "trainer", null, 0),
            new TrainingCompleted(Id, 1, manifest, manifest, manifest, 1, null, "cpu", 1, 1),
            new EvaluationCompleted(Id, Evaluation, "skin", 1, 1, "test", n, false, await PutAsync(workspace, data.Predictions), await PutAsync(workspace, report), new Dictionary<string, double?>()),
        ];
        await workspace.Commands.HandleAsync(Given.Instance, Streams.Experiment(Id), history, Workspace.Tester, Stop);
    }

    private static Task<Digest> PutAsync<T>(Workspace workspace, T document) => workspace.Artifacts.PutJsonAsync(document, Stop);

    // Melanomas err more the rarer their descriptor is; of the others those with hair err most.
    private static SmallDataset Skin()
    {
        var data = new SmallDataset();
        for (var i = 0; i < 10; i++)
        {
            data.Train(1, "", hair: i < 8 ? 1 : 0, pigmented: i < 5 ? 1 : 0, vessels: i < 2 ? 1 : 0);
            data.Train(0, "", hair: 0.5, pigmented: 0.1, vessels: 0.2);
        }
        data.Evaluate(Split.Test, 1, "", "hair", count: 6, wrong: 0);
        data.Evaluate(Split.Test, 1, "", "pigmented", count: 6, wrong: 1);
        data.Evaluate(Split.Test, 1, "", "vessels", count: 6, wrong: 2);
        data.Evaluate(Split.Test, 0, "", "hair", count: 6, wrong: 3);
        return data;
    }

    /// <summary>Writes what it is given.</summary>
    private static class Given
    {
        public static Decider<int, IReadOnlyList<IEvent>> Instance { get; } = new(0, (_, events) => events, (state, _) => state);
    }
}
