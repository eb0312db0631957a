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
            Assert.All(assessment.Results, r => Agree.On($"{level} {r.Definition.Id}", expected[r.Definition.Id].Deserialize<double?>(), r.Signed));
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
    public void Calibration_error_weighted_by_a_descriptor_agrees(string table)
    {
        var golden = GoldenTable.All[table];
        var report = ReliabilityReport.Of(golden.ToPredictions(), new ReliabilityOptions { Resampling = ResamplingOptions.None });
        Assert.All(golden.Descriptors, (name, k) =>
            Agree.On($"ECE of {name}", golden.Expected.Reliability[k], report.Of(new ReliabilityGroup(name, null)).Ece));
    }
}
