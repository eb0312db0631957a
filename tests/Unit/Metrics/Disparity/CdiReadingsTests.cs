using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

/// <summary>Several ways to decide the same rows, assessed together.</summary>
public sealed class CdiReadingsTests
{
    private static readonly CdiOptions Options = new() { Resampling = new() { Replicates = 100 } };

    [Fact]
    public void Readings_assessed_together_are_those_assessed_alone()
    {
        var (half, coverage) = Make.Imbalanced(600, strength: 0.2, seed: 3);
        var low = Predictions.From(half.Table with { Threshold = 0.1 });
        var together = CdiAssessment.OfReadings([half, low], coverage, Options);
        Assert.All(new[] { half, low }.Select((reading, i) => (Alone: CdiAssessment.Of(reading, coverage, Options), Together: together[i])), pair =>
        {
            Assert.Equal(pair.Alone.Groups, pair.Together.Groups);
            Assert.Equal(pair.Alone.Results.Select(r => (r.Signed, r.Interval, r.PValue)), pair.Together.Results.Select(r => (r.Signed, r.Interval, r.PValue)));
            Assert.Equal(pair.Alone.Results.SelectMany(r => r.Classes), pair.Together.Results.SelectMany(r => r.Classes));
        });
    }

    [Fact]
    public void An_assessment_says_by_which_threshold_rows_were_decided()
    {
        var (half, coverage) = Make.Imbalanced(100, strength: 0, seed: 3);
        Assert.Equal(0.5, CdiAssessment.Of(half, coverage, Options).Threshold);
        Assert.Equal(0.1, CdiAssessment.Of(Predictions.From(half.Table with { Threshold = 0.1 }), coverage, Options).Threshold);
    }

    [Fact]
    public void At_a_threshold_that_calls_all_positive_only_negatives_are_wrong()
    {
        var (half, coverage) = Make.Imbalanced(600, strength: 0.2, seed: 3);
        var all = CdiAssessment.Of(Predictions.From(half.Table with { Threshold = 0 }), coverage, Options);
        Assert.All(all.Groups, group => Assert.Equal(group.Group.Class == "MEL" ? 0 : 1, group.Error.Number!.Value, 1e-12));
    }

    [Fact]
    public void Readings_of_other_rows_are_refused()
    {
        var ((one, coverage), (other, _)) = (Make.Imbalanced(100, strength: 0, seed: 3), Make.Imbalanced(100, strength: 0, seed: 4));
        var error = Assert.Throws<InvalidTableException>(() => CdiAssessment.OfReadings([one, other], coverage, Options));
        Assert.Equal("The readings differ in cases, labels or descriptors; they must be of the same rows in the same order.", error.Message);
        Assert.Throws<InvalidTableException>(() => CdiAssessment.OfReadings([], coverage, Options));
    }
}
