using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Unit.ReadModels;

/// <summary>The events of an experiment, with what does not matter filled in.</summary>
internal static class Given
{
    public static readonly Digest Bytes = Digest.Of([1]);

    public static ExperimentRequested Requested(
        string id = "e1", string recipe = "semcovnet", string dataset = "d1", object? config = null, string reason = "requested", string by = "user:ada") => new(
            id, dataset, 1, Bytes, 1, Bytes, recipe, JsonSerializer.SerializeToElement(config ?? new { epochs = 12 }), reason, by);

    public static AttemptStarted Attempt(int attempt, int fromEpoch = 0, string id = "e1") => new(id, attempt, "trainer-1", null, fromEpoch);

    public static EpochCompleted Epoch(int attempt, int epoch, double loss = 0.5, string id = "e1") => new(
        id, attempt, epoch, 12, loss, new Dictionary<string, double> { ["cls"] = loss }, loss, 0.8, 0.5, 3e-4, 10, 50);

    public static AttemptStopped Stopped(int attempt, string id = "e1") => new(id, attempt, "trainer-1 is shutting down");

    public static AttemptFailed Failed(int attempt, bool final, string id = "e1") => new(id, attempt, "the loss is not a number", final);

    public static TrainingCompleted Trained(int attempt = 1, string id = "e1") => new(id, attempt, Bytes, Digest.Of([2]), Bytes, 9, 1.2, "cpu", 1, 60);

    public static EvaluationCompleted Evaluated(
        string evaluation = "v1", string id = "e1", string dataset = "d1", int version = 1, string split = "test", double? auc = 0.9,
        IReadOnlyDictionary<string, double?>? metrics = null) => new(
            id, evaluation, dataset, version, 1, split, 100, true, Bytes, Bytes, metrics ?? new Dictionary<string, double?> { ["auc@1"] = auc });

    public static FairnessAssessed Assessed(string evaluation = "v1", string id = "e1", double? value = 0.6) => new(
        id, evaluation, "cdi.within@1", "descriptor", Bytes, -value, value, 0.2, 0.8, -0.2, 14, value is null ? "too few groups" : null);

    public static GateDecided Decided(string evaluation = "v1", Verdict verdict = Verdict.Passed, string id = "e1") => new(id, evaluation, "default", verdict, []);

    public static IEvent[] Whole(string id, double? auc = 0.9, string dataset = "d1") =>
        [Requested(id, dataset: dataset), Attempt(1, id: id), Epoch(1, 1, id: id), Trained(id: id), Evaluated("v-" + id, id, dataset, auc: auc), Assessed("v-" + id, id), Decided("v-" + id, id: id)];

    public static DatasetRegistered Dataset(string id = "d1", string name = "MILK10k") => new(id, name, "milk10k", "mel", "dermoscopic");

    public static DatasetVersionPublished Published(int version = 1, string id = "d1") => new(
        id, version, Bytes, 10, 10, ["other", "mel"], new Dictionary<string, int> { ["train"] = 8, ["test"] = 2 });

    public static AnnotationSetPublished Annotated(int version = 1, int datasetVersion = 1, string id = "d1") => new(id, version, datasetVersion, Bytes, 10, ["hair"], 0.9);
}
