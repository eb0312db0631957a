using System.Text.Json;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Agreement;

public sealed class ReferenceAgreement
{
    public static TheoryData<string> Tables => GoldenTable.Names;

    [Theory, MemberData(nameof(Tables))]
    public void Every_metric_agrees_with_scikit_learn_or_is_undefined_with_a_reason(string table)
    {
        var golden = GoldenTable.All[table];
        foreach (var metric in MetricRegistry.All)
        {
            Agree.On(metric.Id, golden.Expected.Metrics[metric.Id], metric.On(golden.ToPredictions()));
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void Every_disparity_definition_agrees_at_every_level(string table)
    {
        var golden = GoldenTable.All[table];
        foreach (var (level, expected) in golden.Expected.Cdi)
        {
            var options = new CdiOptions { Level = Enum.Parse<CoverageLevel>(level, ignoreCase: true), Resampling = ResamplingOptions.None };
            var assessment = CdiAssessment.Of(golden.ToPredictions(), golden.ToCoverage(), options);
            // What is drawn has no other implementation; simulations hold it against the truth.
            Assert.All(assessment.Results.Where(r => r.Definition.Posterior is null), r => Agree.On($"{level} {r.Definition.Id}", expected[r.Definition.Id].Deserialize<double?>(), r.Signed));
            Assert.Equal(expected["groups"].GetInt32(), assessment.Groups.Count(g => g.Counts));
            Agree.OnClasses(expected["rho"], assessment["cdi.within@1"]);
            Agree.OnClasses(expected["slope"], assessment["cdi.slope@1"]);
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void Coverage_and_its_summary_agree(string table)
    {
        var golden = GoldenTable.All[table];
        var report = CoverageReport.Of(golden.ToPredictions().Rows, CoverageLevel.Descriptor, ResamplingOptions.None);
        Assert.Equal(golden.Expected.Coverage.Cells.Length, report.Cells.Count);
        Assert.All(report.Cells, (cell, i) => Agree.On($"C of {cell.Group}", golden.Expected.Coverage.Cells[i], cell.Coverage));
        Assert.All(report.Prevalence, (p, k) => Agree.On($"π of {p.Descriptor}", golden.Expected.Coverage.Prevalence[k], p.Prevalence));
        Assert.Equal(golden.Expected.Coverage.Sd ?? 0, report.Summary?.StandardDeviation ?? 0, 1e-9);
        Assert.Equal(golden.Expected.Coverage.Q05 ?? 0, report.Summary?.Quantiles[0].Value ?? 0, 1e-9);
        Assert.Equal(golden.Expected.Coverage.Q95 ?? 0, report.Summary?.Quantiles[^1].Value ?? 0, 1e-9);
    }

    [Theory, MemberData(nameof(Tables))]
    public void What_a_coverage_cell_says_beside_its_coverage_agrees(string table)
    {
        var golden = GoldenTable.All[table].Expected.Coverage;
        var report = CoverageReport.Of(GoldenTable.All[table].ToPredictions().Rows, CoverageLevel.Descriptor, ResamplingOptions.None);
        Assert.All(report.Cells, (cell, i) => Agree.On($"D of {cell.Group}", golden.Deviations[i], cell.Deviation));
        Assert.All(report.Cells, (cell, i) => Assert.Equal(golden.Support[i], cell.Support, 1e-9));
        Assert.Equal(golden.Strata, report.Cells.Select(cell => cell.Stratum?.ToString()));
        Assert.All(report.Imbalance, (v, k) => Agree.On($"V of {v.Descriptor}", golden.Variances[k], v.Variance));
    }

    [Theory, MemberData(nameof(Tables))]
    public void The_distribution_of_coverage_agrees(string table)
    {
        var golden = GoldenTable.All[table].Expected.Coverage;
        var summary = CoverageReport.Of(GoldenTable.All[table].ToPredictions().Rows, CoverageLevel.Descriptor, ResamplingOptions.None).Summary;
        double[] shares = summary is null ? [] : [summary.ShareZero, .. summary.SharesBelow.Select(below => below.Share)];
        Assert.Equal(golden.Shares.Length, shares.Length);
        Assert.All(shares, (share, i) => Assert.Equal(golden.Shares[i], share, 1e-12));
        double?[] expected = [golden.Mean, golden.Minimum, golden.Maximum];
        Assert.All(new[] { summary?.Mean, summary?.Minimum, summary?.Maximum }, (value, i) => Assert.Equal(expected[i] ?? 0, value ?? 0, 1e-9));
    }

    [Theory, MemberData(nameof(Tables))]
    public void Every_metric_by_subgroup_agrees_with_the_metric_on_those_rows_alone(string table)
    {
        var golden = GoldenTable.All[table];
        var predictions = golden.ToPredictions();
        var tables = GroupTable.OfAll(predictions, MetricRegistry.OfRows, Grouping.BySubgroup(predictions.Rows), ResamplingOptions.None);
        foreach (var (ours, expected) in tables.Where(_ => golden.Subgroups is not null).Select(t => (t, golden.Expected.BySubgroup[t.Metric.Id])))
        {
            Assert.All(ours.Groups, line => Agree.On($"{ours.Metric.Id} in {line.Group}", expected.Groups[line.Group], line.Estimate.Value));
            Agree.On($"lowest {ours.Metric.Id}", expected.Minimum, ours.Minimum.Value);
            Agree.On($"difference of {ours.Metric.Id}", expected.Difference, ours.Difference.Value);
            Agree.On($"ratio of {ours.Metric.Id}", expected.Ratio, ours.Ratio.Value);
        }
    }

    [Fact]
    public void Accuracy_adjusted_by_training_shares_agrees()
    {
        var tables = GoldenTable.All.Values.Where(table => table.Expected.Adjusted is not null).ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            var shares = table.Expected.Adjusted!.Shares.ToDictionary(share => (table.Classes[share.ClassIndex], share.Subgroup), share => share.Share);
            var predictions = Predictions.From(table.ToPredictions().Table with { TrainingShares = shares });
            Agree.On("acc.adj@1", table.Expected.Adjusted.Value, MetricRegistry.Find("acc.adj@1").On(predictions));
        });
    }

    [Theory, MemberData(nameof(Tables))]
    public void Calibration_error_weighted_by_a_descriptor_agrees(string table)
    {
        var golden = GoldenTable.All[table];
        var report = ReliabilityReport.Of(golden.ToPredictions(), new ReliabilityOptions { Resampling = ResamplingOptions.None });
        Assert.All(golden.Descriptors, (name, k) =>
            Agree.On($"ECE of {name}", golden.Expected.Reliability[k], report.Of(new ReliabilityGroup(name, null)).Ece));
    }
}
