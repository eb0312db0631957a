using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class FairnessReportsTests
{
    private const double Exact = 1e-12;

    private static readonly FairnessReport Report = SmallDataset.Assess(Skin(), Skin(), "test");

    [Fact]
    public void Coverage_comes_from_training_rows_and_from_observed_values_alone()
    {
        // Over all rows it would be 20/34, 11/34 and 8/32.
        Assert.Equal(8 / 10.0, Group("MEL", "hair").Coverage!.Value, Exact);
        Assert.Equal(5 / 10.0, Group("MEL", "pigmented").Coverage!.Value, Exact);
        Assert.Equal(2 / 8.0, Group("MEL", "vessels").Coverage!.Value, Exact);
    }

    [Fact]
    public void Errors_come_from_test_rows_alone()
    {
        Assert.Equal((24, 24), (Report.N, Report.Cases));
        Assert.Equal((1 / 6.0, 6.0), (Group("MEL", "hair").Error!.Value, Group("MEL", "hair").EffectiveN));
        Assert.Equal(2 / 6.0, Group("MEL", "pigmented").Error!.Value, Exact);
        Assert.Equal(4 / 6.0, Group("MEL", "vessels").Error!.Value, Exact);
        Assert.Equal(3 / 6.0, Group("other", "hair").Error!.Value, Exact);
    }

    [Fact]
    public void A_group_without_evidence_does_not_count()
    {
        var group = Group("other", "vessels");
        Assert.Equal((false, null, 0.0, null), (group.Counts, group.Error, group.EffectiveN, group.Stratum));
    }

    [Fact]
    public void Strata_are_those_of_the_class_s_own_groups_that_count() =>
        Assert.Equal(["head", "middle", "tail"], new[] { "hair", "pigmented", "vessels" }.Select(descriptor => Group("MEL", descriptor).Stratum));

    [Fact]
    public void The_rank_says_that_error_rises_as_coverage_thins()
    {
        var within = Disparity("cdi.within@1", "descriptor");
        Assert.Equal((-1.0, 1.0, 4, null), (within.Signed!.Value, within.Value!.Value, within.Groups, within.Undefined));
        Assert.Equal(["MEL"], within.ByClass.Keys);
    }

    [Fact]
    public void The_slope_is_the_least_squares_line_through_the_three_groups()
    {
        double[] x = [Math.Log10(0.8 + 1e-4), Math.Log10(0.5 + 1e-4), Math.Log10(0.25 + 1e-4)];
        double[] e = [1 / 6.0, 2 / 6.0, 4 / 6.0];
        var slope = x.Zip(e, (a, b) => (a - x.Average()) * (b - e.Average())).Sum() / x.Sum(a => (a - x.Average()) * (a - x.Average()));
        Assert.Equal(slope, Disparity("cdi.slope@1", "descriptor").Signed!.Value, Exact);
    }

    [Fact]
    public void The_gap_is_the_error_of_the_thinnest_group_less_that_of_the_best_covered() =>
        Assert.Equal(4 / 6.0 - 1 / 6.0, Disparity("cdi.gap@1", "descriptor").Signed!.Value, Exact);

    [Fact]
    public void In_the_tail_the_melanomas_with_vessels_and_the_others_with_hair_count_alone()
    {
        // Two of six and three of six are right; of 36 pairs the melanoma is above in six, and 18 are ties.
        Assert.Equal((12.0, 5 / 12.0, 2 / 6.0), (Report.Tail!.EffectiveN, Tail(Report, "acc@1").Value!.Value, Tail(Report, "sens@1").Value!.Value));
        Assert.Equal(15 / 36.0, Tail(Report, "auc@1").Value!.Value, Exact);
        Assert.InRange(5 / 12.0, Tail(Report, "acc@1").Low!.Value, Tail(Report, "acc@1").High!.Value);
    }

    [Fact]
    public void Without_annotations_there_is_no_tail_and_every_metric_of_it_says_so()
    {
        var plain = Skin().Described;
        var report = Reassess(plain with { Annotations = plain.Annotations with { Vocabulary = [], Images = [] } });
        Assert.Equal(0, report.Tail!.EffectiveN);
        Assert.All(report.Tail.Metrics, metric => Assert.Equal(
            (null, "There is no tail: no descriptor of any class is annotated on training rows and has an n_eff of at least 5 on evaluated ones."), (metric.Value, metric.Undefined)));
    }

    [Fact]
    public void Where_one_class_has_no_tail_a_metric_that_needs_both_says_which()
    {
        var melanomas = new SmallDataset();
        melanomas.Evaluate(Split.Test, 1, "head", "vessels", count: 6, wrong: 4);
        melanomas.Evaluate(Split.Test, 0, "head", "hair", count: 4, wrong: 1);
        var report = SmallDataset.Assess(Skin(), melanomas, "test");
        Assert.Equal((2 / 6.0, null), (Tail(report, "acc@1").Value, Tail(report, "auc@1").Value));
        Assert.Equal("Every row is of class 'MEL'.", Tail(report, "auc@1").Undefined);
    }

    [Fact]
    public void At_subgroup_level_coverage_and_error_are_those_of_the_subgroup()
    {
        var head = Group("MEL", "hair", "head");
        Assert.Equal((1.0, 1 / 4.0, 4.0), (head.Coverage!.Value, head.Error!.Value, head.EffectiveN));
        Assert.Equal(3 / 5.0, Group("MEL", "hair", "trunk").Coverage!.Value, Exact);
        Assert.Equal(0.0, Group("MEL", "hair", "trunk").Error!.Value, Exact);
    }

    [Fact]
    public void A_row_of_unknown_subgroup_is_left_out_at_that_level_only()
    {
        Assert.Equal(6.0, Group("other", "hair").EffectiveN);
        Assert.All(Report.Groups.Where(group => group is { Class: "other", Subgroup: not null }), group => Assert.Equal(0, group.EffectiveN));
    }

    [Fact]
    public void Subgroups_have_their_own_metrics()
    {
        Assert.Equal([("head", 16), ("trunk", 2)], Report.Subgroups.Select(subgroup => (subgroup.Value, subgroup.N)));
        // All of them melanomas, so the mean recall over classes present is the share that was found: 1 + 2 + 4 of 16 were not.
        Assert.Equal(1 - 7 / 16.0, Report.Subgroups[0].Metrics.Single(metric => metric.Id == "bacc@1").Value!.Value, Exact);
        Assert.NotNull(Report.Subgroups[0].Metrics.Single(metric => metric.Id == "auc@1").Undefined);
    }

    [Fact]
    public void On_other_data_coverage_still_comes_from_what_the_model_was_trained_on()
    {
        var clinic = new SmallDataset("clinic");
        clinic.Train(1, "head", 0, 0, 0);
        clinic.Evaluate(Split.Train, 1, "head", "hair", count: 8, wrong: 2);
        var report = SmallDataset.Assess(Skin(), clinic, "all");
        var hair = report.Groups.Single(group => group is { Class: "MEL", Descriptor: "hair", Subgroup: null });
        Assert.Equal((8, 8 / 10.0, 2 / 8.0), (report.N, hair.Coverage!.Value, hair.Error!.Value));
    }

    [Fact]
    public void Without_a_subgroup_attribute_there_is_the_descriptor_level_alone()
    {
        var plain = Skin().Described;
        plain = plain with { Manifest = plain.Manifest with { SubgroupAttributes = [] } };
        Assert.Equal(["descriptor"], Reassess(plain).Disparities.Select(result => result.Level).Distinct());
    }

    private static FairnessReport Reassess(DescribedDataset data) => SmallDataset.Assess(data, data, Skin(), "test");

    private static GroupError Group(string @class, string descriptor, string? subgroup = null) =>
        Report.Groups.Single(group => (group.Class, group.Descriptor, group.Subgroup) == (@class, descriptor, subgroup));

    private static MetricResult Tail(FairnessReport report, string id) => report.Tail!.Metrics.Single(metric => metric.Id == id);

    private static DisparityResult Disparity(string id, string level) => Report.Disparities.Single(result => (result.Definition, result.Level) == (id, level));

    private static SmallDataset Skin()
    {
        var data = new SmallDataset();
        for (var i = 0; i < 10; i++)
        {
            var site = i < 5 ? "head" : "trunk";
            data.Train(1, site, hair: i < 8 ? 1 : 0, pigmented: i % 2 == 0 ? 1 : 0, vessels: i < 2 ? 1 : i < 8 ? 0 : null);
            data.Train(0, site, hair: i % 2, pigmented: 0.1, vessels: 0.2);
        }
        data.Evaluate(Split.Validation, 1, "head", "hair", count: 6, wrong: 6);
        data.Evaluate(Split.Test, 1, "head", "hair", count: 4, wrong: 1);
        data.Evaluate(Split.Test, 1, "trunk", "hair", count: 2, wrong: 0);
        data.Evaluate(Split.Test, 1, "head", "pigmented", count: 6, wrong: 2);
        data.Evaluate(Split.Test, 1, "head", "vessels", count: 6, wrong: 4);
        data.Evaluate(Split.Test, 0, "", "hair", count: 6, wrong: 3);
        return data;
    }
}
