using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Reviews;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class ReviewDeciderTests
{
    private static readonly Digest Onnx = Digest.Of([7]);
    private static readonly ExperimentRequested Requested = new("e1", "skin", 1, Digest.Of([5]), 1, Digest.Of([6]), "demo", default, "requested", "user:ada");
    private static readonly TrainingCompleted Trained = new("e1", 1, Digest.Of([1]), Onnx, Digest.Of([2]), 3, null, "cpu", 1, 60);
    private static readonly EvaluationCompleted Evaluated = new("e1", "own", "skin", 1, 1, "test", 90, false, Digest.Of([3]), Digest.Of([4]), new Dictionary<string, double?>());
    private static readonly EvaluationCompleted Elsewhere = Evaluated with { EvaluationId = "clinic", DatasetId = "clinic", Split = "all" };
    private static readonly LimitVerdict Broken = new(new("cdi.slope@1", 0.3, null), 0.4, 0.2, 0.6, Verdict.Failed, "|cdi.slope@1| is 0.4 [0.2, 0.6]; allowed is at most 0.3");

    [Fact]
    public void A_model_that_passed_its_gate_is_promoted() =>
        Given(Trained, Evaluated, Gate(Verdict.Passed)).When(Promote()).Then(new ModelPromoted("e1", Onnx, "good", Override: false, "user:ada"));

    [Theory]
    [InlineData(Verdict.Failed, "its gate is failed. |cdi.slope@1| is 0.4 [0.2, 0.6]; allowed is at most 0.3.")]
    [InlineData(Verdict.Inconclusive, "its gate is inconclusive.")]
    [InlineData(Verdict.None, "no fairness budget covers its dataset, so no gate was passed. Set one with: semcov policy set")]
    public void One_that_did_not_is_refused_with_the_reason_and_promoted_only_by_override(Verdict verdict, string reason)
    {
        IEvent[] history = [Trained, Evaluated, Gate(verdict)];
        Assert.Contains(reason, Refused(Promote(), history));
        Given(history).When(Promote(anyway: true)).Then(new ModelPromoted("e1", Onnx, "good", Override: true, "user:ada"));
    }

    [Fact]
    public void What_was_not_assessed_is_refused() => Assert.Contains("its test split was not assessed yet.", Refused(Promote(), Trained, Evaluated));

    [Fact]
    public void A_gate_passed_on_other_data_opens_nothing() =>
        Assert.Contains("its test split was not assessed yet.", Refused(Promote(), Trained, Evaluated, Elsewhere, Gate(Verdict.Passed) with { EvaluationId = "clinic" }));

    [Fact]
    public void Without_a_model_there_is_nothing_to_decide_even_by_override() =>
        Assert.Equal("Experiment e1 has no trained model to decide on.", Refused(Promote(anyway: true)));

    [Fact]
    public void An_override_of_a_passed_gate_is_none() =>
        Given(Trained, Evaluated, Gate(Verdict.Passed)).When(Promote(anyway: true)).Then(new ModelPromoted("e1", Onnx, "good", Override: false, "user:ada"));

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_decision_without_words_is_refused(string reason)
    {
        IEvent[] history = [Requested, Trained, Evaluated, Gate(Verdict.Passed)];
        Assert.StartsWith("A promotion needs words", Refused(Promote() with { Reason = reason }, history));
        Assert.StartsWith("A rejection needs words", Refused(new ReviewCommand.Reject("e1", reason, "user:ada"), history));
        Assert.StartsWith("A comment needs words", Refused(new ReviewCommand.Comment("e1", reason, "user:ada"), history));
    }

    [Fact]
    public void What_is_said_is_kept_with_its_lines_and_without_characters_that_say_nothing()
    {
        Given(Trained, Evaluated, Gate(Verdict.Passed)).When(Promote() with { Reason = " go\0od\n" }).Then(new ModelPromoted("e1", Onnx, "go\uFFFDod", Override: false, "user:ada"));
        Given(Requested).When(new ReviewCommand.Comment("e1", "misses vessels,\r\n\thair", "user:ada")).Then(new ReviewCommented("e1", "misses vessels,\r\n\thair", "user:ada"));
    }

    [Fact]
    public void Of_an_experiment_that_does_not_exist_nothing_is_said() =>
        Assert.Equal("There is no experiment e1.", Refused(new ReviewCommand.Comment("e1", "so", "user:ada")));

    [Fact]
    public void A_promoted_model_can_be_rejected_and_promoted_again()
    {
        IEvent[] history = [Trained, Evaluated, Gate(Verdict.Passed)];
        ModelPromoted promoted = new("e1", Onnx, "good", false, "user:ada");
        ModelRejected rejected = new("e1", "misses vessels", "user:bo");
        Given([.. history, promoted]).When(Promote()).ThenNothing();
        Given([.. history, promoted]).When(new ReviewCommand.Reject("e1", "misses vessels", "user:bo")).Then(rejected);
        Given([.. history, promoted, rejected]).When(new ReviewCommand.Reject("e1", "again", "user:bo")).ThenNothing();
        Given([.. history, promoted, rejected]).When(Promote()).Then(promoted);
    }

    /// <summary>Random histories and commands: whatever came before, nothing becomes promoted without a passed gate on its own test split or an override.</summary>
    [Fact]
    public void No_way_leads_to_a_promoted_model_past_the_gate()
    {
        var chance = new Random(20261126);
        var (promotions, refusals) = (0, 0);
        for (var history = 0; history < 1000; history++)
        {
            var (experiment, passed) = (ReviewedExperiment.Unknown, false);
            for (var step = 0; step < 12; step++)
            {
                if (chance.Next(2) == 0)
                {
                    var happened = AnyEvent(chance);
                    experiment = ReviewDecider.Evolve(experiment, happened);
                    passed = happened is GateDecided { EvaluationId: "own" } gate && experiment.OwnEvaluation == "own" ? gate.Verdict == Verdict.Passed : passed;
                    continue;
                }
                var command = AnyCommand(chance);
                try
                {
                    foreach (var decided in ReviewDecider.Decide(experiment, command))
                    {
                        if (decided is ModelPromoted promoted)
                        {
                            promotions++;
                            Assert.True(passed || (promoted.Override && command is ReviewCommand.Promote { Override: true }), $"{experiment} and {command} led to {promoted}");
                        }
                        experiment = ReviewDecider.Evolve(experiment, decided);
                    }
                }
                catch (ReviewRefusedException)
                {
                    refusals++;
                }
            }
        }
        Assert.True(promotions > 100 && refusals > 100, $"{promotions} promotions and {refusals} refusals say little.");
    }

    private static IEvent AnyEvent(Random chance) => chance.Next(6) switch
    {
        5 => Requested,
        0 => Trained,
        1 => Evaluated,
        2 => Elsewhere,
        3 => Gate((Verdict)chance.Next(4)),
        _ => Gate((Verdict)chance.Next(4)) with { EvaluationId = "clinic" },
    };

    private static ReviewCommand AnyCommand(Random chance) => chance.Next(4) switch
    {
        0 => new ReviewCommand.Comment("e1", "so", "user:ada"),
        1 => new ReviewCommand.Reject("e1", chance.Next(3) == 0 ? "" : "no", "user:ada"),
        var kind => Promote(anyway: kind == 2) with { Reason = chance.Next(5) == 0 ? "" : "good" },
    };

    private static ReviewCommand.Promote Promote(bool anyway = false) => new("e1", "good", anyway, "user:ada");

    private static GateDecided Gate(Verdict verdict) => new("e1", "own", "skin", verdict, verdict == Verdict.Failed ? [Broken] : []);

    private static string Refused(ReviewCommand command, params IEvent[] history) =>
        Assert.Throws<ReviewRefusedException>(() => ReviewDecider.Decide(history.Aggregate(ReviewedExperiment.Unknown, ReviewDecider.Evolve), command)).Message;

    private static Spec<ReviewedExperiment, ReviewCommand> Given(params IEvent[] events) => new(ReviewDecider.Instance, events);
}
