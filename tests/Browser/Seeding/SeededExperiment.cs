using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Writes the events of one experiment, as far as it got.</summary>
/// <param name="settings">The recipe written out, for what is trained again by it; null for some that only look like one.</param>
public sealed class SeededExperiment(StreamWriter streams, IArtifactStore artifacts, SeededDataset dataset, string id, string recipe, DateTimeOffset at, JsonElement? settings = null)
{
    public const int Epochs = 12;
    private const string PolicyId = "default";

    public string EvaluationId => $"{id}-test";

    private string Stream => Streams.Experiment(id);

    public Task RequestAsync(string reason = "requested") => streams.AppendAsync(Stream, at, "user:jonas", new ExperimentRequested(
        id, SeededDataset.Id, 1, dataset.Manifest, 2, dataset.Annotations, recipe,
        settings ?? JsonSerializer.SerializeToElement(new { recipe, backbone = "mobilenetv2", epochs = Epochs, seed = 17, lr = 3e-4, cdi = new { weight = 10, term = "slope" } }), reason, "jonas"));

    public async Task TrainAsync(int epochs)
    {
        await streams.AppendAsync(Stream, at.AddSeconds(3), "service:training", new AttemptStarted(id, 1, "trainer-1", null, 0));
        for (var epoch = 1; epoch <= epochs; epoch++)
            await EpochAsync(epoch);
    }

    public Task EpochAsync(int epoch)
    {
        var fall = Math.Exp(-epoch / 4.0);
        var parts = new Dictionary<string, double> { ["cls"] = 0.19 + 0.45 * fall, ["rec"] = 0.41 + 0.2 * fall, ["dva"] = 2.1 + 1.3 * fall, ["cdi"] = 0.004 + 0.03 * fall };
        return streams.AppendAsync(Stream, at.AddMinutes(epoch), "service:training", new EpochCompleted(
            id, 1, epoch, Epochs, 0.42 + 0.8 * fall, parts, 0.48 + 0.6 * fall + 0.004 * epoch, 0.885 - 0.2 * fall, 0.5 - 0.3 * fall, 3e-4 * fall, 41.2, 92.5));
    }

    public Task FailAsync(string reason) => streams.AppendAsync(Stream, at.AddMinutes(3), "service:training", new AttemptFailed(id, 1, reason, true));

    public async Task CompleteAsync(params IReadOnlyList<string> warnings) => await streams.AppendAsync(Stream, at.AddMinutes(Epochs + 1), "service:training", new TrainingCompleted(
        id, 1, await BlobAsync("weights"), await ModelAsync(), await BlobAsync("series"), 9, 1.137, "cpu", 1, 512.7, Warnings: warnings.Count > 0 ? warnings : null));

    /// <param name="slope">Error per tenfold coverage; null for an assessment that could not be made.</param>
    public async Task EvaluateAsync(int seed, double? slope, Verdict verdict)
    {
        var reports = new SeededReports(id, EvaluationId, seed);
        var evaluation = reports.Evaluation();
        await streams.AppendAsync(Stream, at.AddMinutes(Epochs + 2), "service:evaluation", new EvaluationCompleted(
            id, EvaluationId, SeededDataset.Id, 1, 2, "test", evaluation.N, true, await artifacts.PutJsonAsync(SeededPredictions.Of(id, EvaluationId, seed)), await artifacts.PutJsonAsync(evaluation),
            evaluation.Conditions[0].Metrics.ToDictionary(metric => metric.Id, metric => metric.Value)));

        var fairness = slope is { } value ? reports.Fairness(evaluation, value) : Undefined(reports.Fairness(evaluation, -0.1));
        var headline = fairness.Disparities[0];
        await streams.AppendAsync(Stream, at.AddMinutes(Epochs + 3), "service:fairness", new FairnessAssessed(
            id, EvaluationId, headline.Definition, headline.Level, await artifacts.PutJsonAsync(fairness), headline.Signed, headline.Value, headline.Low, headline.High,
            fairness.Disparities[1].Signed, headline.Groups, headline.Undefined));
        await streams.AppendAsync(Stream, at.AddMinutes(Epochs + 3).AddSeconds(1), "service:fairness", Gate(evaluation, fairness, verdict));
    }

    public async Task PromoteAsync() =>
        await streams.AppendAsync(Stream, at.AddMinutes(Epochs + 20), "user:reviewer", new ModelPromoted(id, await ModelAsync(), "Best PRA within the budget.", false, "reviewer"));

    private GateDecided Gate(EvaluationReport evaluation, FairnessReport fairness, Verdict verdict)
    {
        var ece = evaluation.Conditions[0].Metrics.Single(metric => metric.Id == "ece.pos15@1");
        var (cdi, tail) = (fairness.Disparities[0], fairness.Tail!.Metrics[0]);
        return new(id, EvaluationId, PolicyId, verdict,
        [
            new(new("ece.pos15@1", 0.08, null), ece.Value, ece.Low, ece.High, Verdict.Passed, "The whole interval is at most 0.080."),
            new(new("cdi.within@1", null, verdict == Verdict.Passed ? -0.9 : -0.7), cdi.Signed, cdi.Low, cdi.High, verdict, cdi.Undefined ?? Evidence(verdict)),
            new(new("auc@1", null, 0.6, LimitScope.Tail), tail.Value, tail.Low, tail.High, Verdict.Passed, "The whole interval is at least 0.600."),
        ]);
    }

    private static string Evidence(Verdict verdict) =>
        verdict == Verdict.Passed ? "The whole interval is at least −0.900." : "The lower end of the interval is below −0.700.";

    private static FairnessReport Undefined(FairnessReport report) => report with
    {
        Disparities = [.. report.Disparities.Select(result => result with
        {
            Signed = null, Value = null, Low = null, High = null, PValue = null, Groups = 4, ByClass = new Dictionary<string, double>(),
            Undefined = "Fewer than 3 groups with enough evidence in every class.",
        })],
    };

    private Task<Digest> ModelAsync() => artifacts.PutAsync(recipe switch
    {
        "semcovnet" => SeededModel.WithMaps,
        "groupdro" => SeededModel.OfWholePictures,
        _ => SeededModel.WithoutMaps,
    });

    private Task<Digest> BlobAsync(string what) => artifacts.PutAsync(System.Text.Encoding.UTF8.GetBytes($"{what} of {id}"));
}
