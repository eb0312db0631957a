using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class AssessmentDeciderTests
{
    private static readonly ExperimentRequested Requested = new(
        "e1", "skin", 1, Digest.Of([1]), 1, Digest.Of([2]), "semcovnet", JsonDocument.Parse("{}").RootElement, "requested", "user:ada");

    private static readonly EvaluationCompleted OnTest = Evaluated("skin.v1.a1.test");
    private static readonly EvaluationCompleted Elsewhere = Evaluated("clinic.v3.a2.all");

    [Fact]
    public void An_evaluation_is_assessed_and_judged_in_one_step() =>
        Given(Requested, OnTest).When(Assess(OnTest)).Then(Assess(OnTest).Assessment, Assess(OnTest).Gate);

    [Fact]
    public void What_was_not_evaluated_is_not_assessed() => Given(Requested).When(Assess(OnTest)).ThenNothing();

    [Fact]
    public void A_redelivered_assessment_changes_nothing_even_if_it_came_out_differently() =>
        Given(Requested, OnTest, Assess(OnTest).Assessment, Assess(OnTest).Gate).When(Assess(OnTest, Verdict.Failed)).ThenNothing();

    [Fact]
    public void Each_evaluation_of_an_experiment_is_assessed() =>
        Given(Requested, OnTest, Elsewhere, Assess(OnTest).Assessment, Assess(OnTest).Gate)
            .When(Assess(Elsewhere)).Then(Assess(Elsewhere).Assessment, Assess(Elsewhere).Gate);

    [Fact]
    public void Every_prefix_of_an_experiment_folds()
    {
        IEvent[] stream = [Requested, OnTest, Assess(OnTest).Assessment, Assess(OnTest).Gate, Elsewhere];
        Assert.Equal([(0, 0), (1, 0), (1, 1), (1, 1), (2, 1)], stream.Select((_, last) => Fold(stream[..(last + 1)])).Select(e => (e.Evaluations.Count, e.Assessed.Count)));
    }

    private static AssessedExperiment Fold(IEvent[] events) => events.Aggregate(AssessmentDecider.Instance.Initial, AssessmentDecider.Evolve);

    private static Spec<AssessedExperiment, RecordAssessment> Given(params IEvent[] events) => new(AssessmentDecider.Instance, events);

    private static RecordAssessment Assess(EvaluationCompleted evaluation, Verdict verdict = Verdict.None) => new(
        new("e1", evaluation.EvaluationId, "cdi.within@1", "descriptor", Digest.Of([8]), -0.5, 0.5, -0.8, -0.1, -0.2, 7, null),
        new("e1", evaluation.EvaluationId, null, verdict, []));

    private static EvaluationCompleted Evaluated(string id) =>
        new("e1", id, "skin", 1, 1, "test", 10, true, Digest.Of([6]), Digest.Of([7]), new Dictionary<string, double?>());
}
