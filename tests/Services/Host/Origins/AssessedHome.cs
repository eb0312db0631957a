using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Scoring;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;

namespace SemCovNet.Tests.Services.Host.Origins;

/// <summary>A home with one experiment whose answers were scored and assessed by the services themselves.</summary>
public sealed class AssessedHome : IAsyncLifetime
{
    public const string Experiment = "e1";
    public const string Dataset = "skin";

    // On the first images nobody has looked for vessels yet.
    private const int Unlooked = 8;

    private static readonly DescriptorDefinition[] Vocabulary = [new("hair", DescriptorKind.Artefact), new("vessels", DescriptorKind.Diagnostic), new("pigment network", DescriptorKind.Diagnostic)];
    private static readonly string[] Sites = ["head/neck", "lower limb"];

    private readonly TemporaryFolder folder = new();
    private readonly Random chance = new(5);

    public string Path => folder["home"];

    internal string Again => folder["again"];

    public string Evaluation { get; private set; } = "";

    public EvaluationReport Quality { get; private set; } = null!;

    public FairnessReport Fairness { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var platform = Platform.Open(Path);
        var artifacts = platform.Get<IArtifactStore>();
        var (rows, annotated) = Draw();
        var data = new EvaluationData(
            new(Dataset, 1, "table", "mel", null, ["other", "MEL"], ["site"], [], rows), new(Dataset, 1, 1, Vocabulary, annotated), EvaluationData.Test,
            [.. rows.Where(row => row.Split != Split.Train)]);
        Evaluation = data.EvaluationId;
        var (manifest, annotations) = (await artifacts.PutJsonAsync(data.Manifest, Stop), await artifacts.PutJsonAsync(data.Annotations, Stop));
        var predictions = new PredictionSet(Experiment, Evaluation, Dataset, 1, data.Manifest.Classes, [], [.. data.Rows.Select(Answer)]);
        var report = platform.Get<Scorer>().Score(predictions, data);
        await AppendAsync(
            platform, Streams.Dataset(Dataset), new DatasetRegistered(Dataset, "Skin", "table", "mel", null),
            new DatasetVersionPublished(Dataset, 1, manifest, rows.Count, rows.Count, data.Manifest.Classes, new Dictionary<string, int>()));
        await AppendAsync(platform, Streams.Annotations(Dataset), new AnnotationSetPublished(Dataset, 1, 1, annotations, rows.Count, [.. Vocabulary.Select(descriptor => descriptor.Name)], 1));
        await AppendAsync(
            platform, Streams.Experiment(Experiment),
            new ExperimentRequested(Experiment, Dataset, 1, manifest, 1, annotations, "demo", JsonSerializer.SerializeToElement(new { name = "demo" }), "requested", "user:ada"),
            new AttemptStarted(Experiment, 1, "trainer", null, 0),
            new TrainingCompleted(Experiment, 1, manifest, manifest, manifest, 1, null, "cpu", 1, 1),
            new EvaluationCompleted(
                Experiment, Evaluation, Dataset, 1, 1, data.Split, report.N, true, await artifacts.PutJsonAsync(predictions, Stop), await artifacts.PutJsonAsync(report, Stop),
                report.Conditions[0].Metrics.ToDictionary(metric => metric.Id, metric => metric.Value)));
        await platform.Get<ExperimentAssessor>().AssessAsync(new AssessExperiment(Experiment, Evaluation), CommandContext.From("user:ada"), Stop);
        var assessed = (await platform.Get<IEventStore>().NewestAsync<FairnessAssessed>(Streams.Experiment(Experiment), _ => true, Stop))!;
        (Quality, Fairness) = (report, await artifacts.GetJsonAsync<FairnessReport>(assessed.Report, Stop));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task AppendAsync(Platform platform, string stream, params IEvent[] events)
    {
        var context = new EventContext(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Guid.CreateVersion7(), null, "user:ada", null);
        return platform.Get<IEventStore>().AppendAsync(stream, ExpectedVersion.NoStream, [.. events.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))], Stop);
    }

    // Every other row is a melanoma; what is rare among them is what the model misses.
    private (IReadOnlyList<ImageRow> Rows, IReadOnlyList<AnnotatedImage> Annotated) Draw()
    {
        var splits = new[] { (Split.Train, 80), (Split.Validation, 60), (Split.Test, 160) }.SelectMany(part => Enumerable.Repeat(part.Item1, part.Item2)).ToList();
        IReadOnlyList<ImageRow> rows =
        [
            .. splits.Select((split, i) => new ImageRow(
                $"i{i}", $"c{i}", i % 2, split, Digest.Of([1]), 8, 8, new Dictionary<string, string> { ["site"] = Sites[i / 2 % 2] }, [])),
        ];
        var drawn = rows.Select(row => new AnnotatedImage(row.Image, [.. Vocabulary.Select((_, k) => (double?)(chance.NextDouble() < 0.6 / (1 + k) ? 1 : 0))]));
        return (rows, [.. drawn.Select((image, i) => i < Unlooked ? image with { Values = [image.Values[0], null, image.Values[2]] } : image)]);
    }

    private Prediction Answer(ImageRow row)
    {
        var (p, alone) = (Probability(row.Class), Probability(row.Class));
        return new(row.Image, row.Case, row.Class, row.Split, [1 - p, p], [1 - alone, alone], null);
    }

    private double Probability(int @class) => Math.Clamp((@class == 1 ? 0.6 : 0.35) + (0.5 * (chance.NextDouble() - 0.5)), 0, 1);
}
