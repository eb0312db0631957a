using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A small dataset whose model is assessed and whose annotation is planned, in real stores.</summary>
internal sealed class PlannedSkin : IDisposable
{
    public const string Later = "e2";

    private static readonly IReadOnlyList<string> Descriptors = ["hair", "pigmented", "vessels"];

    private readonly Workspace workspace = new();
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly AssessmentSource source;
    private readonly DescribedDatasets datasets;

    public PlannedSkin()
    {
        database = new(folder["read-models.db"]);
        Experiments = new(database);
        datasets = new(workspace.Artifacts);
        source = new(workspace.Events, workspace.Artifacts, datasets);
        Planner = new(workspace.Events, workspace.Artifacts, workspace.Commands, Experiments, source, datasets);
    }

    public Workspace Workspace => workspace;

    public ExperimentQueries Experiments { get; }

    public CoveragePlanner Planner { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<CoveragePlan> PlanAsync(int cases, CoverageLevel level = CoverageLevel.Descriptor)
    {
        await CatchUpAsync();
        return (await Planner.PlanAsync("skin", cases, level, Workspace.Tester, Stop)).Plan;
    }

    public Task<IReadOnlyList<RealisedPlan>> ProgressAsync() =>
        new PlanProgress(workspace.Events, workspace.Artifacts, workspace.Commands, Experiments).OfAsync("skin", Stop);

    /// <param name="data">Null for the recorded experiment's usual data.</param>
    public async Task<DescribedDataset> AssessedAsync(SmallDataset? data = null)
    {
        await RecordedExperiment.SaveAsync(workspace, data);
        var published = await PublishAsync();
        await new ExperimentAssessor(source, workspace.Artifacts, workspace.Commands, new(workspace.Commands))
            .AssessAsync(new AssessExperiment(RecordedExperiment.Id, RecordedExperiment.Evaluation), Workspace.Tester, Stop);
        await CatchUpAsync();
        return published;
    }

    /// <summary>The streams of the data that the recorded experiment was trained on.</summary>
    public async Task<DescribedDataset> PublishAsync()
    {
        var request = (ExperimentRequested)(await workspace.StreamAsync(Streams.Experiment(RecordedExperiment.Id)))[0];
        var data = await datasets.LoadAsync(request.Manifest, request.Annotations, Stop);
        await AppendAsync(Streams.Dataset("skin"), new DatasetVersionPublished("skin", 1, request.Manifest, 1, 1, data.Manifest.Classes, new Dictionary<string, int>()));
        await AppendAsync(Streams.Annotations("skin"), new AnnotationSetPublished("skin", 1, 1, request.Annotations, 1, Descriptors, 1));
        return data;
    }

    /// <summary>The data as the second annotation set, and where their manifest is another, as the second version too.</summary>
    public async Task<AnnotationSetPublished> PublishAgainAsync(DescribedDataset data)
    {
        if (data.Manifest.Version > 1)
            await AppendAsync(Streams.Dataset("skin"), new DatasetVersionPublished(
                "skin", data.Manifest.Version, await workspace.Artifacts.PutJsonAsync(data.Manifest, Stop), 1, 1, data.Manifest.Classes, new Dictionary<string, int>()));
        var set = data.Annotations with { Version = 2, DatasetVersion = data.Manifest.Version };
        var published = new AnnotationSetPublished("skin", 2, set.DatasetVersion, await workspace.Artifacts.PutJsonAsync(set, Stop), set.Images.Count, Descriptors, 1);
        await AppendAsync(Streams.Annotations("skin"), published);
        return published;
    }

    public Task MeasureAsync(AnnotationSetPublished published) =>
        new CoverageMeasurement(workspace.Events, workspace.Artifacts, workspace.Commands, new(workspace.Artifacts, Experiments)).MeasureAsync(published, Workspace.Tester, Stop);

    /// <summary>A model of later annotations, which errs on its own test as the first one did.</summary>
    public async Task TrainAgainAsync()
    {
        foreach (var happened in await workspace.StreamAsync(Streams.Experiment(RecordedExperiment.Id)))
            await AppendAsync(Streams.Experiment(Later), happened switch
            {
                ExperimentRequested e => e with { ExperimentId = Later, AnnotationVersion = 2 },
                AttemptStarted e => e with { ExperimentId = Later },
                TrainingCompleted e => e with { ExperimentId = Later },
                EvaluationCompleted e => e with { ExperimentId = Later },
                FairnessAssessed e => e with { ExperimentId = Later },
                GateDecided e => e with { ExperimentId = Later },
                _ => happened,
            });
        await CatchUpAsync();
    }

    public Task AppendAsync(string stream, IEvent body) =>
        workspace.Commands.HandleAsync(new Decider<int, IEvent>(0, (_, e) => [e], (state, _) => state), stream, body, Workspace.Tester, Stop);

    public async Task CatchUpAsync()
    {
        var runner = new ProjectionRunner(new ExperimentProjection(), workspace.Events, database, TimeProvider.System);
        await runner.PrepareAsync(Stop);
        await runner.CatchUpAsync(Stop);
    }

    public void Dispose()
    {
        database.Dispose();
        workspace.Dispose();
        folder.Dispose();
    }
}
