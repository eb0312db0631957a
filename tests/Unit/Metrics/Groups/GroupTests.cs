using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Groups;

public sealed class GroupTests
{
    // dark: 1 of 2 right; light: 3 of 4 right; the last row has no subgroup.
    private static readonly PredictionTable Table = Make.Table([0, 1, 0, 0, 1, 1, 0], [0.1, 0.2, 0.3, 0.7, 0.8, 0.9, 0.9]) with
    {
        Subgroups = ["dark", "dark", "light", "light", "light", "light", null],
    };

    private static readonly Predictions Rows = Predictions.From(Table);

    [Fact]
    public void A_table_shows_overall_groups_minimum_difference_and_ratio()
    {
        var table = GroupTable.Of(Rows, MetricRegistry.Find("acc@1"), Grouping.BySubgroup(Rows.Rows), ResamplingOptions.None);
        Assert.Equal(4 / 7.0, table.Overall.Value.Number);
        Assert.Equal([("dark", 2, 0.5), ("light", 4, 0.75)], table.Groups.Select(g => (g.Group, g.Rows, g.Estimate.Value.Number!.Value)));
        Assert.Equal((0.5, 0.25), (table.Minimum.Value.Number, table.Difference.Value.Number));
        Assert.Equal(2 / 3.0, table.Ratio.Value.Number!.Value, 1e-12);
    }

    [Fact]
    public void Every_figure_of_a_table_has_an_interval_around_it()
    {
        var (predictions, _) = Make.Imbalanced(200, strength: 0, seed: 1);
        var table = GroupTable.Of(predictions, MetricRegistry.Find("acc@1"), Grouping.ByClass(predictions.Rows), new());
        MetricEstimate[] estimates = [table.Overall, table.Minimum, table.Ratio, .. table.Groups.Select(g => g.Estimate)];
        Assert.All(estimates, e => Assert.InRange(e.Value.Number!.Value, e.Interval!.Lower, e.Interval.Upper));
    }

    [Fact]
    public void Tables_made_together_are_those_made_alone()
    {
        var (predictions, _) = Make.Imbalanced(200, strength: 0, seed: 1);
        var options = new ResamplingOptions { Replicates = 50 };
        var together = GroupTable.OfAll(predictions, MetricRegistry.OfRows, Grouping.ByClass(predictions.Rows), options);
        Assert.All(together, table =>
        {
            var alone = GroupTable.Of(predictions, table.Metric, Grouping.ByClass(predictions.Rows), options);
            Assert.Equal(alone.Groups, table.Groups);
            Assert.Equal((alone.Overall, alone.Minimum, alone.Difference, alone.Ratio), (table.Overall, table.Minimum, table.Difference, table.Ratio));
        });
    }

    [Fact]
    public void Training_shares_are_those_of_rows_whose_subgroup_is_known() =>
        Assert.Equal(
            [(("MEL", "dark"), 1 / 6.0), (("MEL", "light"), 2 / 6.0), (("other", "dark"), 1 / 6.0), (("other", "light"), 2 / 6.0)],
            TrainingShares.Of(Rows.Rows).Select(share => (share.Key, share.Value)).OrderBy(share => share.Key.Class, StringComparer.Ordinal).ThenBy(share => share.Key.Subgroup, StringComparer.Ordinal));

    [Fact]
    public void A_group_in_which_the_metric_is_undefined_takes_no_part_in_the_summary()
    {
        var table = GroupTable.Of(Rows, MetricRegistry.Find("auc@1"), Grouping.ByClass(Rows.Rows), ResamplingOptions.None);
        Assert.All(table.Groups, g => Assert.NotNull(g.Estimate.Value.WhyUndefined));
        Assert.Equal("The metric is defined in no group.", table.Minimum.Value.WhyUndefined);
    }

    [Fact]
    public void A_metric_that_one_group_alone_has_is_no_parity()
    {
        // Only the images of dark skin show both classes.
        var table = GroupTable.Of(
            Make.Predictions([0, 1, 1], [0.2, 0.7, 0.6]), MetricRegistry.Find("auc@1"), new Grouping("skin", ["dark", "dark", "light"]), ResamplingOptions.None);
        Assert.Equal(1, table.Minimum.Value.Number);
        Assert.All([table.Difference, table.Ratio], summary =>
            Assert.Equal("The metric is defined in one group alone: there is none to compare it with.", summary.Value.WhyUndefined));
    }

    [Fact]
    public void Intersections_leave_out_rows_that_either_side_leaves_out()
    {
        var crossed = Grouping.Cross(Grouping.ByClass(Rows.Rows), Grouping.BySubgroup(Rows.Rows));
        Assert.Equal(["MEL × dark", "MEL × light", "other × dark", "other × light"], crossed.Groups);
        Assert.Null(crossed.Labels[^1]);
    }

    [Fact]
    public void The_worst_group_is_a_class_in_a_subgroup() =>
        Assert.Equal(0, MetricRegistry.Find("acc.worst@1").On(Rows).Number);

    [Fact]
    public void Adjusted_accuracy_weighs_groups_as_the_training_data_do()
    {
        var shares = new Dictionary<(string, string), double> { [("other", "dark")] = 0.6, [("MEL", "dark")] = 0.2, [("MEL", "light")] = 0.2 };
        var adjusted = MetricRegistry.Find("acc.adj@1");
        Assert.Equal(0.8, adjusted.On(Predictions.From(Table with { TrainingShares = shares })).Number!.Value, 1e-12);
        Assert.Equal("The shares of the groups in the training data were not given.", adjusted.On(Rows).WhyUndefined);
    }

    [Fact]
    public void The_odds_gap_is_the_larger_of_the_gaps_in_true_and_false_positive_rate() =>
        Assert.Equal(1, MetricRegistry.Find("odds.gap@1").On(Rows).Number);

    [Fact]
    public void Without_subgroups_group_metrics_say_so()
    {
        var plain = Make.Predictions([0, 1], [0.1, 0.9]);
        Assert.Equal("No row has a subgroup.", MetricRegistry.Find("acc.worst@1").On(plain).WhyUndefined);
        Assert.Equal("No class occurs in two subgroups.", MetricRegistry.Find("odds.gap@1").On(plain).WhyUndefined);
    }
}
