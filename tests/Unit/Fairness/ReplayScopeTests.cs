using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Replaying;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A figure of a report is computed again on its own, whatever it is of, and every digit is the same.</summary>
public sealed class ReplayScopeTests
{
    private static readonly AssessmentData Data = Skin();
    private static readonly FairnessReport Report = FairnessReports.Of(Data);

    [Fact]
    public void Every_disparity_of_every_reading_and_level_comes_out_again_with_its_classes_and_groups()
    {
        var found = 0;
        foreach (var reading in Report.AllReadings())
            foreach (var then in reading.Disparities)
            {
                var level = Enum.Parse<CoverageLevel>(then.Level, ignoreCase: true);
                var again = Score(then.Definition, new(level, reading.Point, reading.PriorsGiven));
                Assert.Equivalent(then, again.Disparity, strict: true);
                Assert.Equal(reading.Groups.Where(group => group.Subgroup is null == (level == CoverageLevel.Descriptor)), again.Groups);
                found++;
            }
        // Three points, two ways of asking, two levels.
        Assert.Equal(12 * CdiRegistry.All.Count, found);
    }

    [Fact]
    public void What_a_threshold_finds_and_spares_comes_out_again() =>
        Assert.All(Report.AllReadings(), reading => Assert.All(reading.Outcome!, then =>
            Assert.Equal(then, Score(then.Id, new(Point: reading.Point, PriorsGiven: reading.PriorsGiven)).Size)));

    [Fact]
    public void Every_metric_of_every_subgroup_comes_out_again() =>
        Assert.All(Report.Subgroups, subgroup => Assert.All(subgroup.Metrics, then =>
            Assert.Equal(then, Score(then.Id, new(Subgroup: (subgroup.Attribute, subgroup.Value))).Size)));

    [Fact]
    public void The_calibration_error_of_every_descriptor_comes_out_again()
    {
        var diagrams = Report.Calibration.Where(diagram => diagram.Scope.StartsWith("descriptor:", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, diagrams.Count);
        Assert.All(diagrams, then =>
        {
            var again = Score(then.Metric, new(Descriptor: then.Scope["descriptor:".Length..])).Size;
            Assert.Equal((then.Ece, then.Low, then.High, then.Undefined), (again.Value, again.Low, again.High, again.Undefined));
        });
    }

    [Fact]
    public void Every_metric_of_the_tail_comes_out_again() =>
        Assert.All(Report.Tail!.Metrics, then => Assert.Equal(then, Score(then.Id, new(Tail: true)).Size));

    [Fact]
    public void What_there_is_none_of_is_undefined_and_says_what_there_is()
    {
        Assert.Equal("There is no decision point argmax; there is p0.5, val-spec90, val-spec95.", Score("cdi.slope@1", new(Point: DecisionPoint.Argmax)).Size.Undefined);
        Assert.Equal("No row has site foot; there are head, trunk.", Score("auc@1", new(Subgroup: ("site", "foot"))).Size.Undefined);
        Assert.Equal("skin has no subgroup attribute sex.", Score("auc@1", new(Subgroup: ("sex", "female"))).Size.Undefined);
        Assert.Equal("There is no descriptor ulcer; there are hair, pigmented, vessels.", Score("ece.pos15@1", new(Descriptor: "ulcer")).Size.Undefined);
    }

    [Fact]
    public void A_model_that_takes_no_descriptors_has_no_figure_with_them_given()
    {
        var data = new SmallDataset();
        Fill(data);
        var scored = ReplayDefinition.Find("auc@1", new(PriorsGiven: true))!.Of(SmallDataset.Data(data.Described, data.Described, data, "test"));
        Assert.Equal("The model was not given descriptors.", scored.Size.Undefined);
    }

    [Theory]
    [InlineData("cdi.slope@1", true, false, false)]
    [InlineData("cdi.slope@1", false, true, false)]
    [InlineData("cdi.slope@1", false, false, true)]
    [InlineData("auc@1", false, true, false)]
    [InlineData("auc@1", true, false, true)]
    [InlineData("ece.pos15@1", true, true, false)]
    [InlineData("ece.pos15@1", false, true, true)]
    public void A_scope_that_a_definition_has_not_is_refused(string id, bool subgroup, bool descriptor, bool tail) =>
        Assert.Throws<ArgumentException>(() => ReplayDefinition.Find(id, new(Subgroup: subgroup ? ("site", "head") : null, Descriptor: descriptor ? "hair" : null, Tail: tail)));

    private static Rescored Score(string id, ReplayScope scope) => ReplayDefinition.Find(id, scope)!.Of(Data);

    private static AssessmentData Skin()
    {
        var data = new SmallDataset();
        Fill(data);
        data.Validate(0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20);
        data.Validate(1, 0.9);
        data.AnswerAlone(0.8);
        return SmallDataset.Data(data.Described, data.Described, data, "test");
    }

    private static void Fill(SmallDataset data)
    {
        foreach (var (site, s) in new[] { ("head", 0), ("trunk", 1) })
        {
            for (var i = 0; i < 10; i++)
            {
                data.Train(1, site, hair: i < 8 ? 1 : 0, pigmented: i < 5 - s ? 1 : 0, vessels: i < 2 + s ? 1 : 0);
                data.Train(0, site, hair: 0.5, pigmented: 0.1 + (0.1 * s), vessels: 0.2);
            }
            data.Evaluate(Split.Test, 1, site, "hair", count: 6, wrong: s);
            data.Evaluate(Split.Test, 1, site, "pigmented", count: 6, wrong: 1);
            data.Evaluate(Split.Test, 1, site, "vessels", count: 6, wrong: 2 + s);
            data.Evaluate(Split.Test, 0, site, "hair", count: 6, wrong: 3 - s);
        }
    }
}
