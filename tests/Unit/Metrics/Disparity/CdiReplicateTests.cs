using SemCovNet.Metrics;
using SemCovNet.Tests.Unit.Metrics.Agreement;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

public sealed class CdiReplicateTests
{
    public static TheoryData<string> Tables => GoldenTable.Names;

    /// <summary>Adding up per-case sums is a shortcut; copying the rows of the drawn cases is what a replicate means.</summary>
    [Theory, MemberData(nameof(Tables))]
    public void A_replicate_from_sums_equals_an_assessment_of_copied_rows(string table)
    {
        var (predictions, coverage) = (GoldenTable.All[table].ToPredictions(), GoldenTable.All[table].ToCoverage());
        var options = new CdiOptions { Resampling = new() { Replicates = 1, Confidence = 0 } };
        var assessed = CdiAssessment.Of(predictions, coverage, options);
        var copies = Copies(predictions, options.Resampling);
        var expected = CdiAssessment.Of(copies, coverage, options with { Resampling = ResamplingOptions.None });
        Assert.All(assessed.Results.Zip(expected.Results).Where(r => r.First.Definition.Posterior is null && r.First.Signed.Number is not null), pair =>
            Assert.Equal(pair.Second.Signed.Number ?? double.NaN, pair.First.Interval?.Lower ?? double.NaN, 1e-9));
    }

    private static Predictions Copies(Predictions predictions, ResamplingOptions options)
    {
        var drawn = new int[predictions.Rows.CaseNames.Count];
        new CaseBootstrap(drawn.Length, options).ForEach(() => 0, (_, counts, _) => counts.CopyTo(drawn));
        return Predictions.From(Make.Copies(predictions.Table, row => drawn[predictions.Rows.Cases[row]]));
    }
}
