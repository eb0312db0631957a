using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Monitoring;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class MonitorDeciderTests
{
    private static readonly RetrainingRequested First = new("skin", "m1", "e1", null, "semcovnet", "new annotations", "user:ada");
    private static readonly RetrainingRequested Second = First with { RequestId = "m2", ExperimentId = "e2" };
    private static readonly CoverageMeasured Measured = new("skin", 1, 1, Digest.Of([1]), 0.3, 0.1, 8);

    [Fact]
    public void A_retraining_follows_from_a_request() => Given().When(Request(First)).Then(First);

    [Fact]
    public void The_same_message_delivered_again_never_starts_a_second_run() =>
        Given(First).When(Request(First with { ExperimentId = "e9", Reason = "redelivered" })).ThenNothing();

    [Fact]
    public void Another_request_is_another_run() => Given(First).When(Request(Second)).Then(Second);

    [Fact]
    public void A_suppressed_request_is_answered_for_good() =>
        Given(new RetrainingSuppressed("skin", "m1", "semcovnet", "not now", "user:ada")).When(Request(First)).ThenNothing();

    [Fact]
    public void Coverage_is_recorded_once_for_a_pair_of_versions() => Given(Measured).When(Record(Measured with { Report = Digest.Of([2]) })).ThenNothing();

    [Fact]
    public void New_annotations_have_a_coverage_of_their_own() =>
        Given(Measured).When(Record(Measured with { AnnotationVersion = 2 })).Then(Measured with { AnnotationVersion = 2 });

    [Fact]
    public void Coverage_and_requests_do_not_get_in_each_others_way() => Given(First, Second).When(Record(Measured)).Then(Measured);

    private static Spec<MonitoredDataset, MonitorCommand> Given(params IEvent[] events) => new(MonitorDecider.Instance, events);

    private static MonitorCommand Request(RetrainingRequested request) => new MonitorCommand.RequestRetraining(request);

    private static MonitorCommand Record(CoverageMeasured coverage) => new MonitorCommand.RecordCoverage(coverage);
}
