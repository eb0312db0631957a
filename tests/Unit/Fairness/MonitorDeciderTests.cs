using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Monitoring;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class MonitorDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly RetrainingRequested First = new("skin", "m1", "e1", null, "semcovnet", "new annotations", "user:ada");
    private static readonly RetrainingRequested Second = First with { RequestId = "m2", ExperimentId = "e2" };
    private static readonly RetrainingSuppressed HeldBack = new("skin", "m2", "semcovnet", "experiment e1 is training semcovnet on it already", "rule:one-at-a-time");
    private static readonly CoverageMeasured Measured = new("skin", 1, 1, Digest.Of([1]), 0.3, 0.1, 8);

    [Fact]
    public void A_retraining_follows_from_a_request() => Given().When(Request(First)).Then(First with { At = Now });

    [Fact]
    public void The_same_message_delivered_again_never_starts_a_second_run() =>
        Given(First).When(Request(First with { ExperimentId = "e9", Reason = "redelivered" })).ThenNothing();

    [Fact]
    public void While_one_runs_another_of_the_same_recipe_does_not_follow_and_the_reason_is_kept() =>
        Given(First).When(Request(Second)).Then(HeldBack);

    [Fact]
    public void After_it_has_ended_another_follows() => Given(First).When(Request(Second, ended: ["e1"])).Then(Second with { At = Now });

    [Fact]
    public void Another_recipe_is_another_run() => Given(First).When(Request(Second with { Recipe = "vit" })).Then(Second with { Recipe = "vit", At = Now });

    [Fact]
    public void A_whole_recipe_counts_by_its_name()
    {
        var whole = First with { Recipe = """{"name": "semcovnet", "epochs": 3}""" };
        Assert.IsType<RetrainingSuppressed>(Assert.Single(MonitorDecider.Decide(MonitorDecider.Evolve(MonitoredDataset.Empty, whole), Request(Second))));
    }

    [Fact]
    public void An_experiment_that_a_person_started_counts_as_well() =>
        Given().When(Request(First, busy: "e7")).Then(new RetrainingSuppressed("skin", "m1", "semcovnet", "experiment e7 is training semcovnet on it already", "rule:one-at-a-time"));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Within_the_cool_down_none_follows(int minutesLater, bool follows)
    {
        var earlier = First with { At = Now.AddMinutes(-minutesLater) };
        var answer = Assert.Single(MonitorDecider.Decide(MonitorDecider.Evolve(MonitoredDataset.Empty, earlier), Request(Second, ended: ["e1"], coolDown: TimeSpan.FromMinutes(30))));
        Assert.Equal(follows ? typeof(RetrainingRequested) : typeof(RetrainingSuppressed), answer.GetType());
    }

    [Fact]
    public void A_hundred_requests_at_once_start_one_run()
    {
        var dataset = MonitoredDataset.Empty;
        var answers = Enumerable.Range(0, 100).SelectMany(i =>
        {
            var events = MonitorDecider.Decide(dataset, Request(First with { RequestId = $"m{i}", ExperimentId = $"e{i}" }));
            dataset = events.Aggregate(dataset, MonitorDecider.Evolve);
            return events;
        }).ToList();
        Assert.Equal((1, 99), (answers.OfType<RetrainingRequested>().Count(), answers.OfType<RetrainingSuppressed>().Count()));
    }

    [Fact]
    public void A_drift_is_recorded_once_for_the_versions_it_lies_between()
    {
        CoverageDriftDetected drift = new("skin", 1, 3, "vessels moved");
        Given().When(new MonitorCommand.RecordDrift(drift)).Then(drift);
        Given(drift).When(new MonitorCommand.RecordDrift(drift with { Finding = "again" })).ThenNothing();
    }

    [Fact]
    public void A_suppressed_request_is_answered_for_good() =>
        Given(new RetrainingSuppressed("skin", "m1", "semcovnet", "not now", "user:ada")).When(Request(First)).ThenNothing();

    [Fact]
    public void A_finding_that_was_held_back_is_followed_once_nothing_stands_in_its_way() =>
        Given(First, HeldBack).When(Request(Second, ended: ["e1"], stands: true)).Then(Second with { At = Now });

    [Fact]
    public void However_often_a_finding_is_held_back_each_reason_is_on_record_once()
    {
        var asked = First with { At = Now.AddMinutes(-20) };
        var coolDown = HeldBack with { Reason = "the last one was asked for at 2026-11-26 09:40:00Z, and for 00:30:00 no other follows", SuppressedBy = "rule:cool-down" };
        var later = Request(Second, ended: ["e1"], coolDown: TimeSpan.FromMinutes(30), stands: true);
        Given(asked, HeldBack).When(Request(Second, stands: true)).ThenNothing();
        Given(asked, HeldBack).When(later).Then(coolDown);
        Given(asked, HeldBack, coolDown).When(later).ThenNothing();
    }

    [Fact]
    public void A_finding_that_a_retraining_followed_from_asks_for_no_other() => Given(First).When(Request(First, ended: ["e1"], stands: true)).ThenNothing();

    [Fact]
    public void Coverage_is_recorded_once_for_a_pair_of_versions() => Given(Measured).When(Record(Measured with { Report = Digest.Of([2]) })).ThenNothing();

    [Fact]
    public void New_annotations_have_a_coverage_of_their_own() =>
        Given(Measured).When(Record(Measured with { AnnotationVersion = 2 })).Then(Measured with { AnnotationVersion = 2 });

    [Fact]
    public void Coverage_and_requests_do_not_get_in_each_others_way() => Given(First, Second).When(Record(Measured)).Then(Measured);

    private static Spec<MonitoredDataset, MonitorCommand> Given(params IEvent[] events) => new(MonitorDecider.Instance, events);

    private static MonitorCommand Request(
        RetrainingRequested request, string? busy = null, string[]? ended = null, TimeSpan? coolDown = null, bool stands = false) => new MonitorCommand.RequestRetraining(
        request, request.Recipe, (busy is null ? [] : new[] { busy }).ToLookup(_ => request.Recipe), (ended ?? []).ToHashSet(), Now, coolDown, stands);

    private static MonitorCommand Record(CoverageMeasured coverage) => new MonitorCommand.RecordCoverage(coverage);
}
