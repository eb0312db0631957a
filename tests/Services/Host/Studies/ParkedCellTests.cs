using System.Text.Json;
using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Studies;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Tests.Services.Host.Studies;

/// <summary>Experiments that are trained and whose evaluation or assessment will not come: whoever waits for one is told why, and waits no longer.</summary>
[Collection(Semcov.Name)]
public sealed class ParkedCellTests : IDisposable
{
    private static readonly StudyKey Key = new("views.json", "", default);
    private static readonly Digest Missing = Digest.Of("missing"u8);

    private static readonly Study Views = new(
        new("views", [new("milk", Key)], [new("demo", "demo", [], Key)], [1], "demo", null, null, PriorChoice.Both), [MadeUpCell.Of(1).Data], [MadeUpCell.Of(1).Recipe]);

    private static readonly string Experiment = Views.Cells[0].ExperimentId(0);

    private readonly TemporaryFolder home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_study_waits_no_longer_for_a_cell_whose_evaluation_was_parked_and_neither_does_the_same_study_run_again()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        await TrainAsync(platform);

        var ended = Assert.Single(await new StudyRun(platform, Views).CompleteAsync(retry: false, patience.Token));
        var again = Assert.Single(await new StudyRun(platform, Views).CompleteAsync(retry: false, patience.Token));

        var reason = await ReasonAsync(platform);
        Assert.Equal((false, "evaluating", reason), (ended.IsCompleted, ended.Status, ended.Failure));
        Assert.Equal((false, "evaluating", reason), (again.IsCompleted, again.Status, again.Failure));
    }

    [Fact]
    public async Task A_training_that_is_waited_for_ends_with_the_reason_when_its_evaluation_was_parked()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        await TrainAsync(platform);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(
            () => ExperimentOutcome.WaitAsync(platform, Experiment, GlobalPosition.Start, patience.Token));

        Assert.Equal($"Experiment {Experiment} {await ReasonAsync(platform)}", failure.Message);
    }

    [Fact]
    public async Task Only_the_message_that_an_experiment_waits_for_stops_it()
    {
        await using var platform = Platform.Open(home.Path);
        var (requested, trained) = await TrainAsync(platform);
        await platform.ParkAsync("training", requested);
        await platform.ParkAsync("evaluation", trained);
        var elsewhere = await platform.AppendAsync(Streams.Experiment(Experiment), ExpectedVersion.Exactly(2), Evaluated("clinic.v1.a1.all", "all"));
        await platform.ParkAsync("elsewhere", elsewhere[0]);
        var evaluated = await platform.AppendAsync(Streams.Experiment(Experiment), ExpectedVersion.Exactly(3), Evaluated("milk.v1.a1.test", "test"));
        await platform.ParkAsync("evaluation-again", trained);
        await platform.ParkAsync("assessment", evaluated[0]);

        var followUps = new ExperimentFollowUps();
        var stopped = await platform.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, Stop).Select(recorded => followUps.Take(recorded)).OfType<Standstill>().ToListAsync(Stop);

        Assert.Equal(
            [
                new Standstill(Experiment, "stands still: its evaluation was parked. It failed. See: semcov queue parked show evaluation"),
                new Standstill(Experiment, "stands still: its assessment was parked. It failed. See: semcov queue parked show assessment"),
            ],
            stopped);
    }

    [Theory]
    [InlineData(ParkedDecision.Waiting, true)]
    [InlineData(ParkedDecision.Discarded, true)]
    [InlineData(ParkedDecision.Replayed, false)]
    public async Task A_message_that_was_replayed_is_on_its_way_again(ParkedDecision decision, bool stops)
    {
        await using var platform = Platform.Open(home.Path);
        var (_, trained) = await TrainAsync(platform);
        var followUps = new ExperimentFollowUps();
        await foreach (var recorded in platform.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, Stop))
            followUps.Take(recorded);
        Assert.Equal(stops, followUps.Take(new ParkedSummary(
            "p1", "evaluate-experiment", trained, null, ParkingCause.Faulted, null, "It failed.", Missing, 2, "{}", default, 1, decision, null, null, null)) is not null);
    }

    // Of data that are not in the store no evaluation comes.
    private static async Task<(Guid Requested, Guid Trained)> TrainAsync(Platform platform)
    {
        var cell = Views.Cells[0];
        var happened = await platform.AppendAsync(
            Streams.Experiment(Experiment), ExpectedVersion.NoStream,
            new ExperimentRequested(
                Experiment, cell.Dataset, 1, cell.Data.Dataset.Manifest, 1, cell.Data.Annotations.Set, cell.Recipe.Name, JsonSerializer.Deserialize<JsonElement>(cell.Recipe.ToJson()),
                cell.Request(Experiment, "user:ada").Reason, "user:ada"),
            new AttemptStarted(Experiment, 1, "a trainer", null, 0),
            new TrainingCompleted(Experiment, 1, Missing, Missing, Missing, 1, null, "cpu", 1, 60));
        return (happened[0], happened[2]);
    }

    private static EvaluationCompleted Evaluated(string evaluation, string split) =>
        new(Experiment, evaluation, evaluation.Split('.')[0], 1, 1, split, 10, false, Missing, Missing, new Dictionary<string, double?>());

    private static async Task<string> ReasonAsync(Platform platform)
    {
        var parked = await platform.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, Stop).Select(recorded => recorded.Body).OfType<MessageParked>().ToListAsync(Stop);
        var own = Assert.Single(parked, message => message.Queue == "evaluate-experiment");
        return $"stands still: its evaluation was parked. {own.Fault} See: semcov queue parked show {own.ParkedId}";
    }
}
