using System.Text.Json;
using System.Text.Json.Nodes;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>The same answers decided at other thresholds, and asked for without descriptors.</summary>
public sealed class ReadingsTests
{
    [Fact]
    public void Headline_figures_are_those_at_one_half()
    {
        var headline = Report().AllReadings()[0];
        Assert.Equal((DecisionPoint.Half, false, 0.5, null), (headline.Point, headline.PriorsGiven, headline.Threshold, headline.FixedOn));
        // Of six melanomas with vessels two are missed.
        Assert.Equal(2 / 6.0, Error(headline, "MEL", "vessels"));
    }

    [Fact]
    public void Thresholds_are_fixed_on_validation_rows_and_read_on_test_rows()
    {
        var report = Report();
        // Ten negatives .02 to .20: at .20 one of them is called positive, so 90 % are not; to keep 95 % clear the next is the positive at .90.
        var (at90, at95) = (Find(report, DecisionPoint.Specificity90), Find(report, DecisionPoint.Specificity95));
        Assert.Equal((0.2, 0.9, "skin@1"), (at90.Threshold, at95.Threshold, at90.FixedOn));
        Assert.Equal((0.0, 1.0), (Error(at90, "MEL", "vessels"), Error(at95, "MEL", "vessels")));
        Assert.Equal((1.0, 0.0), (Error(at90, "other", "hair"), Error(at95, "other", "hair")));
    }

    [Fact]
    public void Every_group_and_disparity_says_its_threshold() =>
        Assert.All(Report().AllReadings(), reading =>
        {
            Assert.All(reading.Groups, group => Assert.Equal(reading.Threshold, group.Threshold));
            Assert.All(reading.Disparities, result => Assert.Equal(reading.Threshold, result.Threshold));
        });

    [Fact]
    public void Every_class_has_its_interval_and_a_class_left_out_says_why()
    {
        var slope = Report().Disparities.Single(result => (result.Definition, result.Level) == ("cdi.slope@1", "descriptor"));
        var (other, melanoma) = (slope.Classes!.Single(c => c.Class == "other"), slope.Classes!.Single(c => c.Class == "MEL"));
        Assert.Equal(slope.ByClass["MEL"], melanoma.Signed);
        Assert.InRange(melanoma.Signed!.Value, melanoma.Low!.Value, melanoma.High!.Value);
        Assert.Null(other.Signed);
        Assert.StartsWith("Left out: ", other.Undefined);
    }

    [Fact]
    public void Without_validation_rows_the_other_points_are_absent_and_say_why() =>
        AssertAbsent(Report(data => data.Validate(0)), "No threshold was fixed: skin@1 has no validation rows.");

    [Fact]
    public void Without_negatives_among_the_validation_rows_there_is_no_specificity() =>
        AssertAbsent(Report(data => data.Validate(1, 0.9)), "No threshold was fixed: no validation row is of class 'other', so there is no specificity.");

    [Fact]
    public void On_other_data_the_threshold_is_the_one_fixed_on_the_experiment_s_own_validation_rows()
    {
        var (own, clinic) = (Skin(Validated), Skin(_ => { }, "clinic"));
        var report = SmallDataset.Assess(own.Described, clinic.Described, clinic, "all", own);
        Assert.Equal((0.2, "skin@1"), (Find(report, DecisionPoint.Specificity90).Threshold, Find(report, DecisionPoint.Specificity90).FixedOn));
        Assert.Equal(0, Error(Find(report, DecisionPoint.Specificity90), "MEL", "vessels"));
    }

    [Fact]
    public void On_other_data_without_an_evaluation_of_its_own_the_other_points_are_absent_and_say_why() => AssertAbsent(
        SmallDataset.Assess(Skin(Validated).Described, Skin(Validated).Described, Skin(Validated), "all"),
        "No threshold was fixed: the experiment has no evaluation of its own data, whose validation rows would fix it.");

    [Fact]
    public void A_model_that_takes_descriptors_is_assessed_with_them_and_without()
    {
        var data = Skin(Validated);
        data.AnswerAlone(0.8);
        var report = SmallDataset.Assess(data, data, "test");
        Assert.True(report.PriorsGiven);
        Assert.Equal(
            [(DecisionPoint.Half, true), (DecisionPoint.Specificity90, true), (DecisionPoint.Specificity95, true), (DecisionPoint.Half, false), (DecisionPoint.Specificity90, false), (DecisionPoint.Specificity95, false)],
            report.AllReadings().Select(reading => (reading.Point, reading.PriorsGiven)));
        // From the image alone it calls everything positive, and no threshold below the next number above .8 keeps a negative clear.
        Assert.Equal((0.0, 1.0), (Error(Find(report, DecisionPoint.Half, false), "MEL", "vessels"), Error(Find(report, DecisionPoint.Half, false), "other", "hair")));
        Assert.Equal((Math.BitIncrement(0.8), 1.0), (Find(report, DecisionPoint.Specificity90, false).Threshold, Error(Find(report, DecisionPoint.Specificity90, false), "MEL", "vessels")));
    }

    [Fact]
    public void A_threshold_fixed_on_validation_is_held_against_the_decision_score_and_one_half_against_the_probability()
    {
        var plain = Report();
        var turned = Skin(Validated);
        turned.Decide(row => 1 - row.Probabilities[1]);
        var report = SmallDataset.Assess(turned, turned, "test");
        Assert.Equal(Find(plain, DecisionPoint.Half).Groups, Find(report, DecisionPoint.Half).Groups);
        var at90 = Find(report, DecisionPoint.Specificity90);
        // Turned round, negatives are the high ones: nothing below the next number above .98 keeps nine in ten of them clear.
        Assert.Equal((true, false, false), (at90.OnScore, Find(report, DecisionPoint.Half).OnScore, Find(plain, DecisionPoint.Specificity90).OnScore));
        Assert.True(at90.Threshold > 0.95, $"{at90.Threshold}");
        Assert.Equal(1.0, Error(at90, "MEL", "vessels"));
    }

    [Fact]
    public void Every_reading_says_what_its_threshold_finds_and_what_it_spares()
    {
        var outcome = Find(Report(), DecisionPoint.Specificity95).Outcome!;
        Assert.Equal(["sens@1", "spec@1"], outcome.Select(figure => figure.Id));
        // At .90 nothing on test is called positive.
        Assert.Equal([0.0, 1.0], outcome.Select(figure => figure.Value!.Value));
    }

    [Fact]
    public void A_report_from_before_there_were_readings_is_still_read()
    {
        var old = JsonNode.Parse(JsonSerializer.Serialize(Report(), ContractJson.Options))!.AsObject();
        Strip([old], "readings", "spreads", "across");
        Strip(old["groups"]!.AsArray(), "threshold");
        Strip(old["disparities"]!.AsArray(), "threshold", "classes");
        Strip(old["calibration"]!.AsArray(), "low", "high");

        var report = old.Deserialize<FairnessReport>(ContractJson.Options)!;
        var headline = Assert.Single(report.AllReadings());
        Assert.Equal((DecisionPoint.Half, 0.5), (headline.Point, headline.Threshold));
        Assert.Null(report.Disparities[0].Classes);
    }

    private static void Strip(IEnumerable<JsonNode?> parts, params string[] later)
    {
        foreach (var part in parts)
            Assert.True(later.Count(name => part!.AsObject().Remove(name)) > 0 || part!["ece"] is null);
    }

    private static void AssertAbsent(FairnessReport report, string reason) =>
        Assert.All(new[] { DecisionPoint.Specificity90, DecisionPoint.Specificity95 }, point =>
        {
            var reading = Find(report, point);
            Assert.Equal((null, reason), (reading.Threshold, reading.Undefined));
            Assert.Empty(reading.Groups);
            Assert.Empty(reading.Disparities);
        });

    private static double? Error(FairnessReading reading, string @class, string descriptor) =>
        reading.Groups.Single(group => (group.Class, group.Descriptor, group.Subgroup) == (@class, descriptor, null)).Error;

    private static FairnessReading Find(FairnessReport report, string point, bool priorsGiven) =>
        report.AllReadings().Single(reading => (reading.Point, reading.PriorsGiven) == (point, priorsGiven));

    private static FairnessReading Find(FairnessReport report, string point) => Find(report, point, report.PriorsGiven);

    private static FairnessReport Report() => Report(Validated);

    private static FairnessReport Report(Action<SmallDataset> validate)
    {
        var data = Skin(validate);
        return SmallDataset.Assess(data, data, "test");
    }

    private static void Validated(SmallDataset data)
    {
        data.Validate(0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20);
        data.Validate(1, 0.90, 0.95);
    }

    // Test rows answer .2 where they are decided as negative at one half, and .8 where as positive.
    private static SmallDataset Skin(Action<SmallDataset> validate, string name = "skin")
    {
        var data = new SmallDataset(name);
        for (var i = 0; i < 10; i++)
        {
            data.Train(1, "head", hair: i < 8 ? 1 : 0, pigmented: i < 5 ? 1 : 0, vessels: i < 2 ? 1 : 0);
            data.Train(0, "head", hair: i % 2, pigmented: 0.1, vessels: 0.2);
        }
        validate(data);
        data.Evaluate(Split.Test, 1, "head", "hair", count: 6, wrong: 0);
        data.Evaluate(Split.Test, 1, "head", "pigmented", count: 6, wrong: 1);
        data.Evaluate(Split.Test, 1, "head", "vessels", count: 6, wrong: 2);
        data.Evaluate(Split.Test, 0, "head", "hair", count: 6, wrong: 3);
        return data;
    }
}
