using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Unit.EventStore.Contract;
using static SemCovNet.Tests.Unit.ReadModels.Given;

namespace SemCovNet.Tests.Unit.ReadModels;

public sealed class ExperimentFoldTests
{
    public static TheoryData<ExperimentStatus, IEvent[]> Lives => new()
    {
        { ExperimentStatus.Waiting, [Requested()] },
        { ExperimentStatus.Training, [Requested(), Attempt(1)] },
        { ExperimentStatus.Waiting, [Requested(), Attempt(1), Failed(1, final: false)] },
        { ExperimentStatus.Training, [Requested(), Attempt(1), Failed(1, final: false), Attempt(2)] },
        { ExperimentStatus.Waiting, [Requested(), Attempt(1), Stopped(1)] },
        { ExperimentStatus.Training, [Requested(), Attempt(1), Attempt(2), Stopped(1)] },
        { ExperimentStatus.Failed, [Requested(), Attempt(1), Failed(1, final: true)] },
        { ExperimentStatus.Evaluating, [Requested(), Attempt(1), Trained()] },
        { ExperimentStatus.Assessing, [Requested(), Attempt(1), Trained(), Evaluated()] },
        { ExperimentStatus.Assessing, [Requested(), Attempt(1), Trained(), Evaluated(), Assessed()] },
        { ExperimentStatus.Completed, [Requested(), Attempt(1), Trained(), Evaluated(), Assessed(), Decided()] },
        { ExperimentStatus.Completed, [Requested(), Attempt(1), Trained(), Evaluated(), Assessed(), Decided(), Evaluated("v2")] },
        { ExperimentStatus.Cancelled, [Requested(), Attempt(1), new ExperimentCancelled("e1", "wrong", "user:ada")] },
        { ExperimentStatus.Training, [Requested(), Attempt(1), Attempt(2), Failed(1, final: true)] },
        { ExperimentStatus.Training, [Requested(), Attempt(1), Attempt(2), Trained(attempt: 1)] },
        { ExperimentStatus.Evaluating, [Requested(), Attempt(1), Trained(), Evaluated(dataset: "d2")] },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public void An_experiment_stands_where_its_events_led_it(ExperimentStatus status, IEvent[] events) => Assert.Equal(status, Fold(events).Status);

    [Fact]
    public void A_final_failure_says_why_and_ends_it()
    {
        var failed = Fold(Requested(), Attempt(1), Failed(1, final: true));

        Assert.Equal("the loss is not a number", failed.Error);
        Assert.Equal(TimeSpan.FromSeconds(2), failed.Duration);
    }

    [Fact]
    public void A_comment_after_the_end_does_not_prolong_it()
    {
        var done = Fold([.. Whole("e1"), new ReviewCommented("e1", "good", "ada")]);

        Assert.Equal(Some.Noon.AddSeconds(6), done.EndedAt);
        Assert.Equal(Some.Noon.AddSeconds(7), done.UpdatedAt);
        Assert.Equal(8, done.Events);
    }

    [Fact]
    public void An_epoch_of_a_superseded_attempt_does_not_count() =>
        Assert.Equal(4, Fold(Requested(), Attempt(1), Epoch(1, 3), Attempt(2, fromEpoch: 3), Epoch(2, 4), Epoch(1, 9)).Epoch);

    [Fact]
    public void Epochs_to_come_are_known_from_the_recipe_before_the_first() => Assert.Equal((0, 12), (Fold(Requested()).Epoch, Fold(Requested()).Epochs));

    [Theory]
    [InlineData("d2", 1, "test")]
    [InlineData("d1", 2, "test")]
    [InlineData("d1", 1, "all")]
    public void An_evaluation_on_other_data_is_not_its_own(string dataset, int version, string split) =>
        Assert.Equal("v1", Fold(Requested(), Attempt(1), Trained(), Evaluated(), Evaluated("v2", dataset: dataset, version: version, split: split)).Evaluation?.EvaluationId);

    [Fact]
    public void What_was_said_of_an_earlier_evaluation_does_not_hold_for_a_new_one()
    {
        var again = Fold([.. Whole("e1"), Evaluated("v2"), Assessed("v-e1"), Decided("v-e1", Verdict.Failed)]);

        Assert.Equal(("v2", null, Verdict.None), (again.Evaluation?.EvaluationId, again.Disparity, again.Gate));
    }

    [Theory]
    [InlineData(0.1, 0.2, 0.1)]
    [InlineData(null, 0.2, 0.2)]
    [InlineData(null, null, null)]
    public void Calibration_is_that_of_the_positive_class_or_else_of_the_top_label(double? positive, double? top, double? shown)
    {
        var metrics = new Dictionary<string, double?> { ["ece.pos15@1"] = positive, ["ece.top15@1"] = top };

        Assert.Equal(shown, Fold(Requested(), Attempt(1), Trained(), Evaluated(metrics: metrics)).Evaluation?.Ece);
    }

    [Fact]
    public void A_stream_that_does_not_begin_with_the_request_is_refused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Fold(Attempt(1)));

        Assert.Equal("Stream experiment-e1 begins with training.attempt-started.v1, not with the request of an experiment.", refusal.Message);
    }

    [Fact]
    public void The_epochs_that_count_are_those_of_the_newest_attempt_that_completed_each()
    {
        IEvent[] events = [Requested(), Attempt(1), Epoch(1, 1, 0.9), Epoch(1, 2, 0.8), Epoch(1, 3, 0.7), Attempt(2, fromEpoch: 1), Epoch(2, 2, 0.6), Epoch(1, 2, 0.1)];

        var epochs = ExperimentEpochs.In([.. events.Select(Record)]);

        Assert.Equal([(1, 0.9), (2, 0.6), (3, 0.7)], epochs.Select(epoch => (epoch.Epoch, epoch.TrainLoss)));
    }

    private static ExperimentSummary Fold(params IEvent[] events) => events.Select(Record).Aggregate((ExperimentSummary?)null, ExperimentFold.Apply)!;

    private static RecordedEvent Record(IEvent body, int version)
    {
        var context = Some.Event(body).Context with { At = Some.Noon.AddSeconds(version) };
        return new(Guid.CreateVersion7(), "experiment-e1", version, new(version + 1), WireNames.Of(body.GetType()), context,
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), SemCovNet.Contracts.ContractJson.Options), default);
    }
}
