using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;

namespace SemCovNet.Tests.Unit.Evaluation;

public sealed class EvaluationDeciderTests
{
    private static readonly ExperimentRequested Requested = new(
        "e1", "skin", 1, Digest.Of([1]), 1, Digest.Of([2]), "semcovnet", JsonDocument.Parse("{}").RootElement, "requested", "user:ada");

    private static readonly AttemptStarted Started = new("e1", 1, "trainer-1", null, 0);
    private static readonly TrainingCompleted Trained = new("e1", 1, Digest.Of([3]), Digest.Of([4]), Digest.Of([5]), 4, null, "cpu", 1, 60);
    private static readonly EvaluationCompleted OnTest = Evaluated("skin.v1.a1.test");
    private static readonly EvaluationCompleted Elsewhere = Evaluated("clinic.v3.a2.all");

    [Fact]
    public void A_trained_model_is_evaluated() => Given(Requested, Started, Trained).When(OnTest).Then(OnTest);

    [Fact]
    public void What_is_still_training_cannot_be_evaluated() => Given(Requested, Started).When(OnTest).ThenNothing();

    [Fact]
    public void What_was_never_requested_cannot_be_evaluated() => Given().When(OnTest).ThenNothing();

    [Fact]
    public void A_redelivered_evaluation_is_recorded_once() =>
        Given(Requested, Started, Trained, OnTest).When(OnTest with { Predictions = Digest.Of([9]) }).ThenNothing();

    [Fact]
    public void The_same_model_on_other_data_is_another_evaluation() => Given(Requested, Started, Trained, OnTest).When(Elsewhere).Then(Elsewhere);

    [Fact]
    public void Every_prefix_of_an_experiment_folds()
    {
        IEvent[] stream = [Requested, Started, Trained, OnTest, Elsewhere];
        Assert.Equal([0, 0, 0, 1, 2], stream.Select((_, last) => Fold(stream[..(last + 1)]).Done.Count));
    }

    private static EvaluatedExperiment Fold(IEvent[] events) => events.Aggregate(EvaluationDecider.Instance.Initial, EvaluationDecider.Evolve);

    private static Spec<EvaluatedExperiment, EvaluationCompleted> Given(params IEvent[] events) => new(EvaluationDecider.Instance, events);

    private static EvaluationCompleted Evaluated(string id) =>
        new("e1", id, "skin", 1, 1, "test", 10, true, Digest.Of([6]), Digest.Of([7]), new Dictionary<string, double?> { ["auc@1"] = 0.8 });
}
