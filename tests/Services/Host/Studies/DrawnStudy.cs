using SemCovNet.Artifacts;
using SemCovNet.Cli.Studies;
using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Learning.Recipes;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Requests;

namespace SemCovNet.Tests.Services.Host.Studies;

/// <summary>A study of two recipes and three seeds whose answers are drawn; which of its cells have completed is the test's choice.</summary>
internal sealed class DrawnStudy(IArtifactStore artifacts)
{
    public const string Baseline = "plain";
    public const string Other = "other";

    private static readonly StudyKey Key = new("drawn.json", "", default);
    private static readonly string[] Classes = ["other", "MEL"];

    /// <param name="datasets">Splits of the same images.</param>
    public async Task<StudyReport> ReportAsync(IReadOnlyList<string> datasets, Func<StudyCell, bool> isCompleted, CancellationToken cancellation)
    {
        var data = new List<TrainableData>();
        foreach (var name in datasets)
            data.Add(await DrawAsync(name, cancellation));
        var study = new Study(
            new(
                "drawn", [.. datasets.Select(name => new StudyDataset(name, Key))], [new(Baseline, "demo", [], Key), new(Other, "demo", [], Key)], [1, 2, 3], Baseline, null,
                new("splits", Key), PriorChoice.Both),
            data, [RecipeCatalog.Find("demo"), RecipeCatalog.Find("demo") with { Epochs = 3 }]);
        var cells = new List<CellOutcome>();
        foreach (var cell in study.Cells)
            cells.Add(new(cell, isCompleted(cell) ? [await TrainAsync(cell, cancellation)] : []));
        return await new StudyReporter(new TestedRuns(artifacts), study).ReportAsync(cells, cancellation);
    }

    private async Task<TrainableData> DrawAsync(string name, CancellationToken cancellation)
    {
        IReadOnlyList<ImageRow> rows = [.. Enumerable.Range(0, 60).Select(i => Row(name, i))];
        var manifest = new DatasetManifest(name, 1, "table", "mel", null, Classes, [], [], rows);
        var annotations = new AnnotationSet(
            name, 1, 1, [new("hair", DescriptorKind.Artefact)], [.. rows.Select((row, i) => new AnnotatedImage(row.Image, [i % 3 == 0 ? 1.0 : 0.0]))]);
        return new(
            new(name, 1, await artifacts.PutJsonAsync(manifest, cancellation), rows.Count, rows.Count, Classes, new Dictionary<string, int>()),
            new(name, 1, 1, await artifacts.PutJsonAsync(annotations, cancellation), rows.Count, ["hair"], 1));
    }

    private static ImageRow Row(string dataset, int i) => new(
        $"{dataset}-{i}", $"{dataset}-{i}", i % 2, i switch { < 20 => Split.Train, < 30 => Split.Validation, _ => Split.Test }, Digest.Of([1]), 8, 8,
        new Dictionary<string, string>(), []);

    private async Task<ExperimentSummary> TrainAsync(StudyCell cell, CancellationToken cancellation)
    {
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(cell.Data.Dataset.Manifest, cancellation);
        var chance = new Random((100 * cell.Dataset[^1]) + (10 * cell.Seed) + cell.Label[0]);
        IReadOnlyList<Prediction> answers = [.. manifest.Rows.Where(row => row.Split != Split.Train).Select(row => Answer(row, chance.NextDouble()))];
        var predictions = await artifacts.PutJsonAsync(new PredictionSet(cell.ExperimentId(0), "own", cell.Dataset, 1, Classes, [], answers), cancellation);
        var request = cell.Request(cell.ExperimentId(0), "user:ada");
        return new(
            request.ExperimentId, request.DatasetId, 1, cell.Data.Dataset.Manifest, 1, cell.Data.Annotations.Set, cell.Recipe.Name, cell.Recipe.ToJson(), request.Reason, request.RequestedBy,
            ExperimentStatus.Completed, Error: null, Attempt: 1, Epoch: 1, Epochs: 1, default, default, default, Events: 1, Model: null,
            new EvaluationSummary("own", 30, false, predictions, predictions, null, null, null, null, null, null, null, new Dictionary<string, double?>()), Disparity: null,
            Verdict.None, ReviewOutcome.Open);
    }

    private static Prediction Answer(ImageRow row, double chance)
    {
        var p = Math.Clamp((row.Class == 1 ? 0.6 : 0.4) + chance - 0.5, 0, 1);
        return new(row.Image, row.Case, row.Class, row.Split, [1 - p, p], null, null);
    }
}
