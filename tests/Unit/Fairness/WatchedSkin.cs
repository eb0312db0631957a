using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Unit.EventStore.Contract;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A dataset that is annotated again while its models train, and a rule that asks for a retraining then, in real stores and at the test's own time.</summary>
internal sealed class WatchedSkin : IDisposable
{
    public const string Id = "skin";

    public static readonly TimeSpan CoolDown = TimeSpan.FromMinutes(30);

    private const string Recipe = "demo";
    private static readonly Decider<int, IReadOnlyList<IEvent>> Written = new(0, (_, events) => events, (state, _) => state);

    private readonly Workspace workspace = new();
    private readonly SmallDataset data = new();
    private readonly List<Digest> sets = [];
    private readonly SqliteDatabase database;
    private readonly CommandHandler commands;
    private Digest manifest;
    private int version = 1;

    public WatchedSkin()
    {
        database = new(workspace.ReadModels);
        commands = new(workspace.Events, Clock);
        History = new(workspace.Events);
        for (var i = 0; i < 10; i++)
        {
            data.Train(1, "", hair: i < 8 ? 1 : 0, pigmented: i < 5 ? 1 : 0, vessels: i < 2 ? 1 : 0);
            data.Train(0, "", hair: 0.5, pigmented: 0.1, vessels: 0.2);
        }
    }

    public FakeTimeProvider Clock { get; } = new(Some.Noon);

    public ExperimentHistory History { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The first version with its annotations, whose tail lies at 0.2.</summary>
    /// <param name="tailChange">What the rule asks for a retraining from; null for a rule without one.</param>
    public async Task ImportAsync(double? tailChange = 0.02)
    {
        var described = data.Described;
        manifest = await workspace.Artifacts.PutJsonAsync(described.Manifest, Stop);
        await AppendAsync(
            Streams.Dataset(Id), Given.Dataset(Id), new DatasetVersionPublished(Id, 1, manifest, 20, 20, described.Manifest.Classes, new Dictionary<string, int>()));
        await PublishAsync(described.Annotations);
        await new PolicyBook(commands).SetRuleAsync(Id, new(tailChange, CoolDown), "test", Workspace.Tester, Stop);
        await CatchUpAsync();
    }

    /// <summary>A second version of half of the images, with other coverage, which nobody has annotated anew.</summary>
    public async Task ImportHalfAsync()
    {
        var described = data.Described.Manifest;
        manifest = await workspace.Artifacts.PutJsonAsync(described with { Version = version = 2, Rows = [.. described.Rows.Take(10)] }, Stop);
        await AppendAsync(Streams.Dataset(Id), new DatasetVersionPublished(Id, 2, manifest, 10, 10, described.Classes, new Dictionary<string, int>()));
    }

    /// <summary>Every image has every descriptor this much.</summary>
    public Task AnnotateAsync(double value)
    {
        var first = data.Described.Annotations;
        return PublishAsync(first with { Version = sets.Count + 1, Images = [.. first.Images.Select(image => image with { Values = [value, value, value] })] });
    }

    /// <summary>A model of the newest annotations, which the list of experiments shows.</summary>
    public async Task TrainAsync(string experiment)
    {
        await BeginAsync(experiment);
        await CompleteAsync(experiment);
        await CatchUpAsync();
    }

    /// <summary>A training on the newest annotations begins.</summary>
    public Task BeginAsync(string experiment)
    {
        // The newest is the one that was requested last.
        Clock.Advance(TimeSpan.FromSeconds(1));
        var request = Given.Requested(experiment, Recipe, Id, new { name = Recipe }) with { DatasetVersion = version, Manifest = manifest, AnnotationVersion = sets.Count, Annotations = sets[^1] };
        return AppendAsync(Streams.Experiment(experiment), request, Given.Attempt(1, id: experiment));
    }

    public async Task<GateDecided> CompleteAsync(string experiment)
    {
        var verdict = Given.Decided($"v-{experiment}", id: experiment);
        await EndAsync(experiment, Given.Trained(id: experiment), Given.Evaluated(verdict.EvaluationId, experiment, Id, version), verdict);
        return verdict;
    }

    public Task EndAsync(string experiment, params IEvent[] events) => AppendAsync(Streams.Experiment(experiment), events);

    /// <summary>Brings the lists of experiments and datasets up to what is stored.</summary>
    public Task CatchUpAsync()
    {
        IProjection[] projections = [new ExperimentProjection(), new DatasetProjection()];
        return new ReadModelProjections(
            [.. projections.Select(projection => new ProjectionRunner(projection, workspace.Events, database, TimeProvider.System))], workspace.Events, database, TimeProvider.System)
            .CatchUpAsync(Stop);
    }

    /// <summary>Of a process that has just started.</summary>
    public CoverageWatch Watch()
    {
        var handler = new CommandHandler(workspace.Events, Clock);
        var (policies, experiments) = (new PolicyBook(handler), new RecentExperiments(new ExperimentQueries(database), History));
        return new(workspace.Events, handler, experiments, new(workspace.Artifacts), policies, new(workspace.Events, handler, experiments, History, policies, Clock));
    }

    /// <summary>Of a process that has just started.</summary>
    public CoverageRounds Rounds() => new(
        new DatasetQueries(database), new PolicyBook(commands), Watch(), Options.Create(new MonitoringOptions()), Clock, NullLogger<CoverageRounds>.Instance);

    /// <summary>What follows from an event.</summary>
    public Task CheckAsync() => Watch().CheckAsync(Id, CommandContext.From(CoverageWatch.Actor), cancellation: Stop);

    /// <summary>One round of a process that has just started.</summary>
    public async Task LookAsync()
    {
        using var rounds = Rounds();
        await rounds.LookAsync(Stop);
    }

    /// <summary>What is known of the dataset.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> MonitorAsync() => await workspace.Events.ReadStreamAsync(Streams.Monitor(Id), 0, Stop).ToListAsync(Stop);

    public async Task<IReadOnlyList<T>> OnRecordAsync<T>() where T : IMonitorEvent => [.. (await MonitorAsync()).Select(recorded => recorded.Body).OfType<T>()];

    public void Dispose()
    {
        database.Dispose();
        workspace.Dispose();
    }

    private async Task PublishAsync(AnnotationSet set)
    {
        sets.Add(await workspace.Artifacts.PutJsonAsync(set, Stop));
        await AppendAsync(
            Streams.Annotations(Id), new AnnotationSetPublished(Id, set.Version, 1, sets[^1], set.Images.Count, [.. set.Vocabulary.Select(descriptor => descriptor.Name)], 1));
    }

    private Task AppendAsync(string stream, params IEvent[] events) => commands.HandleAsync(Written, stream, events, Workspace.Tester, Stop);
}
