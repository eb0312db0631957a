using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Comparison;

public sealed class ResampledFigureTests
{
    private static readonly MetricDefinition Accuracy = MetricRegistry.Find("acc@1");
    private static readonly MetricDefinition Auc = MetricRegistry.Find("auc@1");

    [Fact]
    public void A_figure_has_the_value_and_the_interval_of_a_single_estimate()
    {
        var (predictions, coverage) = Make.Imbalanced(200, strength: 0.2, seed: 1);
        var estimates = MetricBootstrap.Estimate(predictions, [Accuracy, Auc], new());
        Assert.Equal(estimates.Select(e => (e.Value, e.Interval)), MetricFigures.Of(predictions, [Accuracy, Auc], new()).Select(f => (f.Value, f.Interval)));
        var assessed = CdiAssessment.Of(predictions, coverage, new());
        Assert.All(DisparityFigure.Of(predictions, coverage, new()), figure =>
        {
            var result = assessed[figure.Definition.Id];
            Assert.Equal((result.Signed, result.Interval), (figure.Overall.Value, figure.Overall.Interval));
            Assert.Equal(
                result.Classes.Select(c => (c.Class, c.Value, c.Interval)),
                figure.Within.Select(c => (c.Key, c.Value.Value, c.Value.Interval)));
        });
    }

    /// <summary>Each case is drawn once a replicate for all trainings; copying the rows of the drawn cases is what that means.</summary>
    [Fact]
    public void A_difference_of_means_equals_the_brute_force_over_copied_rows()
    {
        var options = new ResamplingOptions { Replicates = 40 };
        Predictions[] first = [Trained(120, 1), Trained(120, 2)], second = [Trained(120, 3), Trained(120, 4), Trained(120, 5)];
        var difference = Mean(second, Auc, options).Minus(Mean(first, Auc, options));

        double[] expected = [.. Draws(first[0], options).Select(counts => second.Average(run => Whole(Copied(run, counts))) - first.Average(run => Whole(Copied(run, counts)))).Order()];
        Assert.Equal(second.Average(Whole) - first.Average(Whole), difference.Value.Number!.Value, 1e-12);
        Assert.Equal(Quantiles.OfSorted(expected, 0.025), difference.Interval!.Lower, 1e-12);
        Assert.Equal(Quantiles.OfSorted(expected, 0.975), difference.Interval.Upper, 1e-12);

        double Whole(Predictions run) => Auc.On(run).Number!.Value;
    }

    [Fact]
    public void Splits_taken_together_are_averaged_and_their_difference_is_paired_split_by_split()
    {
        var options = new ResamplingOptions { Replicates = 40 };
        Predictions[] first = [Trained(120, 1), Trained(80, 2)], second = [Trained(120, 3), Trained(80, 4)];
        var difference = Together(second).Minus(Together(first));

        var draws = first.Select(split => Draws(split, options).ToList()).ToList();
        double[] expected = [.. Enumerable.Range(0, 40).Select(b => second.Zip(first).Select((pair, split) => Whole(Copied(pair.First, draws[split][(b + split) % 40])) - Whole(Copied(pair.Second, draws[split][(b + split) % 40]))).Average()).Order()];
        Assert.Equal(second.Average(Whole) - first.Average(Whole), difference.Value.Number!.Value, 1e-12);
        Assert.Equal(Quantiles.OfSorted(expected, 0.025), difference.Interval!.Lower, 1e-12);
        Assert.Equal(Quantiles.OfSorted(expected, 0.975), difference.Interval.Upper, 1e-12);
        Assert.Throws<InvalidTableException>(() => Together(second).Minus(Together([.. first.Reverse()])));

        double Whole(Predictions run) => Auc.On(run).Number!.Value;
        ResampledFigure Together(Predictions[] splits) => ResampledFigure.Together([.. splits.Select(split => MetricFigures.Of(split, [Auc], options)[0])]);
    }

    [Fact]
    public void Splits_of_as_many_cases_do_not_rise_and_fall_together()
    {
        var one = MetricFigures.Of(Trained(400, 1), [Accuracy], new())[0];
        var four = ResampledFigure.Together([one, one, one, one]);
        var share = (four.Interval!.Upper - four.Interval.Lower) / (one.Interval!.Upper - one.Interval.Lower);
        Assert.InRange(share, 0.45, 0.55);
    }

    [Fact]
    public void A_difference_of_slopes_within_a_class_equals_the_brute_force_over_copied_rows()
    {
        var options = new CdiOptions { Definitions = [CdiRegistry.Find("cdi.slope@1")], Resampling = new() { Replicates = 25 } };
        var (first, coverage) = Make.Imbalanced(900, strength: 0.2, seed: 1);
        double[] others = [.. first.Probability(1).ToArray().Select((p, row) => row % 4 == 0 ? 1 - p : p)];
        var second = Predictions.From(first.Table with { Probabilities = PredictionTable.OfPositive(others) });
        var difference = Figure(second).Minus(Figure(first));

        double[] expected = [.. Draws(first, options.Resampling).Select(counts => OnCopies(second, counts) - OnCopies(first, counts)).Order()];
        Assert.Equal(Quantiles.OfSorted(expected, 0.025), difference.Interval!.Lower, 1e-9);
        Assert.Equal(Quantiles.OfSorted(expected, 0.975), difference.Interval.Upper, 1e-9);

        ResampledFigure Figure(Predictions run) => DisparityFigure.Of(run, coverage, options)[0].Within["MEL"];
        double OnCopies(Predictions run, int[] counts) => CdiAssessment.Of(Copied(run, counts), coverage, options with { Resampling = ResamplingOptions.None })
            .Results[0].Classes.Single(c => c.Class == "MEL").Value.Number!.Value;
    }

    /// <summary>Two recipes of three trainings each, right in 70 and 60 of 100 cases; the trainings of one table are right on the same hard cases.</summary>
    [Fact]
    public void A_95_percent_interval_of_the_difference_covers_the_truth_in_about_95_of_100_data_sets()
    {
        var options = new ResamplingOptions { Replicates = 200 };
        var covered = Enumerable.Range(0, 300).Count(i =>
        {
            var random = new Xoshiro256((ulong)i, stream: 7);
            double[] hardness = [.. Enumerable.Range(0, 150).Select(_ => random.NextBelow(1000) / 1000.0)];
            var first = Mean(Trainings(hardness, right: 0.7, random), Accuracy, options);
            var second = Mean(Trainings(hardness, right: 0.6, random), Accuracy, options);
            return second.Minus(first).Interval is { Lower: <= -0.1, Upper: >= -0.1 };
        });
        Assert.InRange(covered / 300.0, 0.90, 0.985);
    }

    /// <summary>Models that err on the same cases: unpaired intervals would be far wider than their difference moves.</summary>
    [Fact]
    public void Pairing_tells_a_small_gain_from_none_where_both_models_err_on_the_same_cases()
    {
        var (first, _) = Make.Imbalanced(300, strength: 0, seed: 1);
        var labels = first.Rows.Labels.ToArray();
        var better = Make.Predictions(labels, [.. first.Probability(1).ToArray().Select((p, row) => row % 20 == 0 ? labels[row] : p)]);
        var (one, other) = (Mean([first], Accuracy, new()), Mean([better], Accuracy, new()));
        Assert.True(other.Minus(one).IsDistinguishable);
        Assert.True(other.Interval!.Lower < one.Interval!.Upper);
        Assert.False(one.Minus(one).IsDistinguishable);
    }

    [Fact]
    public void Other_rows_or_other_draws_are_refused()
    {
        var (first, second) = (Make.Predictions([0, 1], [0.1, 0.9]), Make.Predictions([1, 0], [0.1, 0.9]));
        var rows = Assert.Throws<InvalidTableException>(() => Mean([first, second], Accuracy, ResamplingOptions.None));
        Assert.Equal("The two tables differ in cases or labels; a paired comparison needs the same rows in the same order.", rows.Message);
        var draws = Assert.Throws<InvalidTableException>(() => Mean([first], Accuracy, new()).Minus(Mean([first], Accuracy, new() { Seed = 2 })));
        Assert.Equal("The figures were resampled with different options; a paired comparison needs the same draws.", draws.Message);
    }

    [Fact]
    public void What_one_training_leaves_undefined_is_undefined_with_its_reason()
    {
        var (one, other) = (Make.Predictions([0, 0], [0.1, 0.2]), Make.Predictions([0, 0], [0.3, 0.2]));
        var mean = Mean([one, other], Auc, new());
        Assert.Equal((Auc.On(one).WhyUndefined, null), (mean.Value.WhyUndefined, mean.Interval));
    }

    private static ResampledFigure Mean(IEnumerable<Predictions> runs, MetricDefinition metric, ResamplingOptions options) =>
        ResampledFigure.Mean([.. runs.Select(run => MetricFigures.Of(run, [metric], options)[0])]);

    private static Predictions Trained(int rows, ulong seed)
    {
        var random = new Xoshiro256(seed);
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % 3 == 0 ? 1 : 0)];
        return Make.Predictions(labels, [.. labels.Select(y => 0.2 * y + random.NextBelow(800) / 1000.0)]);
    }

    // A case is answered rightly when a mixture of its hardness, common to all trainings, and the training's own luck is small enough.
    private static IEnumerable<Predictions> Trainings(double[] hardness, double right, Xoshiro256 random) => Enumerable.Range(0, 3).Select(_ =>
    {
        int[] labels = [.. hardness.Select((_, row) => row % 2)];
        var own = hardness.Select(hard => random.NextBelow(2) == 0 ? hard : random.NextBelow(1000) / 1000.0).ToArray();
        return Make.Predictions(labels, [.. labels.Select((y, row) => own[row] < right == (y == 1) ? 0.9 : 0.1)]);
    }).ToList();

    private static List<int[]> Draws(Predictions predictions, ResamplingOptions options)
    {
        var draws = new int[options.Replicates][];
        new CaseBootstrap(predictions.Rows.CaseNames.Count, options).ForEach(() => 0, (index, counts, _) => draws[index] = counts.ToArray());
        return [.. draws];
    }

    private static Predictions Copied(Predictions run, int[] counts) =>
        Predictions.From(Make.Copies(run.Table, row => counts[run.Rows.Cases[row]]));
}
