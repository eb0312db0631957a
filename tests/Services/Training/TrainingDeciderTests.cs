using SemCovNet.Contracts.Events;
using SemCovNet.Training.Runs;
using static SemCovNet.Tests.Services.Training.Run;

namespace SemCovNet.Tests.Services.Training;

public sealed class TrainingDeciderTests
{
    [Fact]
    public void A_request_opens_the_experiment() => Given().When(new TrainingCommand.Request(Requested)).Then(Requested);

    [Fact]
    public void A_redelivered_request_changes_nothing() =>
        Given(Requested).When(new TrainingCommand.Request(Requested with { Reason = "again" })).ThenNothing();

    [Fact]
    public void A_request_after_the_end_changes_nothing() =>
        Given(Requested, Started(1), Completed(1)).When(new TrainingCommand.Request(Requested)).ThenNothing();

    [Fact]
    public void What_was_not_requested_cannot_be_trained() => Given().When(Start(1)).ThenNothing();

    [Fact]
    public void The_first_attempt_starts_anew() => Given(Requested).When(Start(1)).Then(Started(1));

    [Fact]
    public void Of_two_trainers_that_chose_the_same_attempt_number_the_second_loses() =>
        Given(Requested, Started(1)).When(Start(1)).ThenNothing();

    [Fact]
    public void An_attempt_number_that_skips_one_is_not_taken() => Given(Requested, Started(1)).When(Start(3)).ThenNothing();

    [Fact]
    public void A_higher_attempt_takes_over_from_the_checkpoint_with_its_epochs() =>
        Given(Requested, Started(1), Epoch(1, 1), Saved(1, 1), Epoch(1, 2), Saved(1, 2), Epoch(1, 3)).When(Start(2, fromEpoch: 2)).Then(Started(2, fromEpoch: 2));

    [Fact]
    public void An_attempt_that_resumes_records_the_epochs_after_its_checkpoint_again() =>
        Given(Requested, Started(1), Epoch(1, 1), Saved(1, 1), Epoch(1, 2), Started(2, fromEpoch: 1)).When(Record(Epoch(2, 2))).Then(Epoch(2, 2));

    [Fact]
    public void An_epoch_is_recorded_once() => Given(Requested, Started(1), Epoch(1, 1)).When(Record(Epoch(1, 1))).ThenNothing();

    [Fact]
    public void A_checkpoint_is_recorded_once() => Given(Requested, Started(1), Saved(1, 1)).When(Record(Saved(1, 1))).ThenNothing();

    [Fact]
    public void An_epoch_from_a_superseded_attempt_is_ignored() => Superseded().When(Record(Epoch(1, 2))).ThenNothing();

    [Fact]
    public void A_checkpoint_from_a_superseded_attempt_is_ignored() => Superseded().When(Record(Saved(1, 2))).ThenNothing();

    [Fact]
    public void A_completion_by_a_superseded_attempt_is_ignored() => Superseded().When(Record(Completed(1))).ThenNothing();

    [Fact]
    public void A_failure_of_a_superseded_attempt_is_ignored() => Superseded().When(Record(Failed(1, final: true))).ThenNothing();

    [Fact]
    public void The_attempt_that_superseded_completes() => Superseded().When(Record(Completed(2))).Then(Completed(2));

    [Fact]
    public void An_experiment_that_waits_can_be_cancelled() => Given(Requested).When(Cancel).Then(Cancelled);

    [Fact]
    public void An_experiment_that_trains_can_be_cancelled() => Given(Requested, Started(1), Epoch(1, 1)).When(Cancel).Then(Cancelled);

    [Fact]
    public void A_completed_experiment_cannot_be_cancelled() => Given(Requested, Started(1), Completed(1)).When(Cancel).ThenNothing();

    [Fact]
    public void What_a_trainer_says_after_the_cancellation_is_ignored() =>
        Assert.All(
            [Start(2), Record(Epoch(1, 2)), Record(Saved(1, 2)), Record(Completed(1)), Record(Failed(1)), Cancel],
            voice => Given(Requested, Started(1), Epoch(1, 1), Cancelled).When(voice).ThenNothing());

    [Fact]
    public void After_a_failure_that_may_pass_the_experiment_waits_for_its_next_attempt() =>
        Given(Requested, Started(1), Saved(1, 1), Failed(1)).When(Start(2, fromEpoch: 1)).Then(Started(2, fromEpoch: 1));

    [Fact]
    public void After_a_failure_no_attempt_begins_before_its_time()
    {
        Given(Requested, Started(1)).When(Record(Failed(1))).Then(Failed(1, pause: 10));
        Given(Requested, Started(1), Failed(1, pause: 10)).When(Start(2, at: Noon.AddSeconds(9.9))).ThenNothing();
        Given(Requested, Started(1), Failed(1, pause: 10)).When(Start(2, at: Noon.AddSeconds(10))).Then(Started(2));
    }

    [Fact]
    public void Each_further_failure_doubles_the_pause_and_a_checkpoint_begins_anew()
    {
        Given(Requested, Started(1), Failed(1, pause: 10), Started(2)).When(Record(Failed(2))).Then(Failed(2, pause: 20));
        Given(Requested, Started(1), Failed(1, pause: 10), Started(2), Saved(2, 1)).When(Record(Failed(2))).Then(Failed(2, pause: 10));
        IEvent[] hours = [Requested, .. Enumerable.Range(1, 40).SelectMany(attempt => (IEvent[])[Started(attempt), Failed(attempt, pause: 0, outage: true)]), Started(41)];
        Given(hours).When(Record(Failed(41))).Then(Failed(41, pause: 600));
    }

    [Fact]
    public void A_final_failure_names_no_time() => Given(Requested, Started(1)).When(Record(Failed(1, final: true))).Then(Failed(1, final: true));

    // A store that is away for an hour is no reason to give up what waits for it.
    [Fact]
    public void Attempts_that_met_an_outage_do_not_count_as_fruitless() =>
        Given(Requested, Started(1), Failed(1, pause: 0, outage: true), Started(2), Failed(2, pause: 0, outage: true), Started(3), Failed(3, pause: 0, outage: true))
            .When(Start(4)).Then(Started(4));

    [Fact]
    public void What_is_to_be_given_up_does_not_wait_for_its_pause() =>
        Given(Requested, Started(1), Started(2), Started(3), Failed(3, pause: 600)).When(Start(4, at: Noon)).Then(
            new AttemptFailed(Id, 3, "3 attempts ended without a checkpoint; the last one failed: the disk is full", Final: true));

    [Fact]
    public void Where_the_newest_checkpoint_cannot_be_read_the_one_before_it_is_gone_on_from_with_its_epochs()
    {
        IEvent[] saved = [Requested, Started(1), Epoch(1, 1), Saved(1, 1), Epoch(1, 2), Saved(1, 2)];
        Given(saved).When(Start(2, fromEpoch: 1, seen: 2)).Then(Started(2, fromEpoch: 1));
        Given([.. saved, Started(2, fromEpoch: 1)]).When(Record(Epoch(2, 2))).Then(Epoch(2, 2));
        Given([.. saved, Started(2, fromEpoch: 1)]).When(Start(3, fromEpoch: 1)).Then(Started(3, fromEpoch: 1));
        Given([.. saved, Started(2, fromEpoch: 1)]).When(Start(3, fromEpoch: 2)).ThenNothing();
    }

    [Fact]
    public void Where_neither_can_be_read_the_training_starts_anew() =>
        Given(Requested, Started(1), Epoch(1, 1), Saved(1, 1), Epoch(1, 2), Saved(1, 2)).When(Start(2, seen: 2)).Then(Started(2));

    // Of a trainer that was silent for too long, and saved one more after all.
    [Fact]
    public void A_checkpoint_that_came_since_the_trainer_looked_is_not_passed_over()
    {
        Given(Requested, Started(1), Saved(1, 1), Saved(1, 2)).When(Start(2, fromEpoch: 1)).ThenNothing();
        Given(Requested, Started(1), Saved(1, 1)).When(Start(2)).ThenNothing();
    }

    [Fact]
    public void An_outage_after_a_checkpoint_permits_no_attempt_more() =>
        Given(Requested, Started(1), Saved(1, 1), Failed(1, pause: 0, outage: true), Started(2, 1), Started(3, 1), Started(4, 1)).When(Start(5, fromEpoch: 1)).Then(
            new AttemptFailed(Id, 4, "3 attempts ended without a checkpoint; the last one failed: the disk is full", Final: true));

    [Fact]
    public void Without_pauses_any_number_of_failures_is_recorded()
    {
        IEvent[] failures = [Requested, .. Enumerable.Range(1, 1100).SelectMany(attempt => (IEvent[])[Started(attempt), Failed(attempt, pause: 0, outage: true)]), Started(1101)];
        Given(failures).When(new TrainingCommand.Fail(Failed(1101), Noon, TimeSpan.Zero)).Then(Failed(1101, pause: 0));
    }

    [Fact]
    public void An_attempt_that_failed_has_no_voice_left() => Given(Requested, Started(1), Failed(1)).When(Record(Completed(1))).ThenNothing();

    [Fact]
    public void After_a_final_failure_nothing_is_tried_again() => Given(Requested, Started(1), Failed(1, final: true)).When(Start(2)).ThenNothing();

    [Fact]
    public void What_kills_its_trainer_every_time_is_given_up() =>
        Given(Requested, Started(1), Started(2), Started(3)).When(Start(4)).Then(
            new AttemptFailed(Id, 3, "3 attempts ended without a checkpoint; see the trainers' logs for why.", Final: true));

    [Fact]
    public void Giving_up_tells_why_the_last_attempt_failed() =>
        Given(Requested, Started(1), Started(2), Started(3), Failed(3)).When(Start(4)).Then(
            new AttemptFailed(Id, 3, "3 attempts ended without a checkpoint; the last one failed: the disk is full", Final: true));

    [Fact]
    public void An_attempt_that_is_told_to_stop_says_so_and_the_next_goes_on_from_its_checkpoint()
    {
        Given(Requested, Started(1), Saved(1, 1)).When(Record(Stopped(1))).Then(Stopped(1));
        Given(Requested, Started(1), Saved(1, 1), Stopped(1)).When(Start(2, fromEpoch: 1)).Then(Started(2, fromEpoch: 1));
    }

    [Fact]
    public void An_attempt_that_was_stopped_has_no_voice_left() => Given(Requested, Started(1), Stopped(1)).When(Record(Epoch(1, 1))).ThenNothing();

    // Upgrades and machines that are taken away, however many, are no reason to give an experiment up.
    [Fact]
    public void Attempts_that_were_told_to_stop_do_not_count_as_fruitless()
    {
        Given(Requested, Started(1), Stopped(1), Started(2), Stopped(2), Started(3), Stopped(3)).When(Start(4)).Then(Started(4));
        Given(Requested, Started(1), Started(2), Stopped(2), Started(3), Started(4)).When(Start(5)).Then(
            new AttemptFailed(Id, 4, "3 attempts ended without a checkpoint; see the trainers' logs for why.", Final: true));
    }

    [Fact]
    public void A_stop_after_a_checkpoint_takes_nothing_off_those_that_come_to_none() =>
        Given(Requested, Started(1), Saved(1, 1), Stopped(1), Started(2, fromEpoch: 1), Started(3, fromEpoch: 1), Started(4, fromEpoch: 1)).When(Start(5)).Then(
            new AttemptFailed(Id, 4, "3 attempts ended without a checkpoint; see the trainers' logs for why.", Final: true));

    // Found by the property that a repeated command adds nothing: the trainer that lost the race for the last permitted attempt
    // ended the experiment under the one that had won it.
    [Fact]
    public void The_loser_of_the_race_for_the_last_permitted_attempt_does_not_end_it() =>
        Given(Requested, Started(1), Started(2), Started(3)).When(Start(3)).ThenNothing();

    [Fact]
    public void A_checkpoint_makes_an_attempt_fruitful() =>
        Given(Requested, Started(1), Started(2), Started(3), Saved(3, 1), Started(4, 1), Started(5, 1)).When(Start(6, fromEpoch: 1)).Then(Started(6, fromEpoch: 1));

    private static Spec<TrainingRun, TrainingCommand> Superseded() => Given(Requested, Started(1), Epoch(1, 1), Saved(1, 1), Started(2, fromEpoch: 1));

    private static Spec<TrainingRun, TrainingCommand> Given(params IEvent[] events) => new(TrainingDecider.Instance, events);
}
