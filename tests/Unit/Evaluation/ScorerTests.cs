using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Scoring;

namespace SemCovNet.Tests.Unit.Evaluation;

/// <summary>Twelve predictions small enough to be counted by hand.</summary>
public sealed class ScorerTests
{
    // Validation negatives .05 and .30, positives .60 and .90: the lowest threshold with specificity of at least .95 is .60.
    private static readonly Prediction[] Validation = [Row("v1", 0, 0.05), Row("v2", 0, 0.30), Row("v3", 1, 0.60), Row("v4", 1, 0.90)];

    // Test: negatives .1 .2 .7 .4, positives .8 .65 .3 .9; at one half there are one false positive (.7) and one false negative (.3).
    private static readonly Prediction[] Test =
    [
        Row("a", 0, 0.1), Row("a", 0, 0.2), Row("b", 0, 0.7), Row("c", 0, 0.4),
        Row("d", 1, 0.8), Row("e", 1, 0.65), Row("f", 1, 0.3), Row("g", 1, 0.9),
    ];

    private static readonly EvaluationReport Report = Score([.. Validation, .. Test], EvaluationData.Test);

    [Fact]
    public void Only_test_rows_are_scored() => Assert.Equal((8, 7, "test", 0.5), (Report.N, Report.Cases, Report.Split, Report.Threshold));

    [Fact]
    public void The_metrics_are_those_counted_by_hand()
    {
        // 16 pairs of a positive and a negative: .8 wins 4, .65 wins 3, .3 wins 2, .9 wins 4.
        Assert.Equal(13 / 16.0, Value("auc@1"), 1e-12);
        Assert.Equal(0.75, Value("bacc@1"), 1e-12);
        // Above every negative stand .8 and .9.
        Assert.Equal(0.5, Value("s95@1"), 1e-12);
        Assert.Equal((0.01 + 0.04 + 0.49 + 0.16 + 0.04 + 0.1225 + 0.49 + 0.01) / 8, Value("brier@1"), 1e-12);
    }

    [Fact]
    public void The_threshold_is_fixed_on_validation_and_then_read_on_test()
    {
        Assert.Equal(0.6, Report.Conditions[0].ValidationThreshold);
        // At .60 three of the four positives are found; a threshold fixed on the test rows themselves would be .8 and find two.
        Assert.Equal(0.75, Value("s95val@1"), 1e-12);
    }

    [Fact]
    public void Without_validation_rows_the_fixed_threshold_is_undefined_and_says_so()
    {
        var metric = Find(Score(Test, EvaluationData.Test), "s95val@1");
        Assert.Equal((null, "No threshold was fixed on validation data."), (metric.Value, metric.Undefined));
    }

    [Fact]
    public void Rows_of_the_confusion_matrix_are_true_classes_and_columns_predicted_ones()
    {
        Assert.Equal([3, 1], Report.Conditions[0].Confusion.Cells[0]);
        Assert.Equal([1, 3], Report.Conditions[0].Confusion.Cells[1]);
    }

    [Fact]
    public void An_interval_holds_its_value() =>
        Assert.All(Report.Conditions[0].Metrics.Where(metric => metric is { Value: not null, Low: not null }), metric => Assert.InRange(metric.Value!.Value, metric.Low!.Value, metric.High!.Value));

    [Fact]
    public void A_model_that_takes_descriptors_is_scored_with_them_and_without()
    {
        var report = Score([.. Test.Select(row => row with { WithoutPriors = [0.5, 0.5] })], EvaluationData.Test);
        Assert.Equal([true, false], report.Conditions.Select(condition => condition.PriorsGiven));
        Assert.Equal(13 / 16.0, Find(report, "auc@1").Value!.Value, 1e-12);
        Assert.Equal(0.5, report.Conditions[1].Metrics.Single(metric => metric.Id == "auc@1").Value!.Value, 1e-12);
    }

    [Fact]
    public void A_model_that_takes_none_is_scored_once() => Assert.Equal([false], Report.Conditions.Select(condition => condition.PriorsGiven));

    [Fact]
    public void On_other_data_every_row_is_scored() => Assert.Equal(12, Score([.. Validation, .. Test], EvaluationData.All).N);

    [Fact]
    public void More_than_two_classes_have_no_threshold()
    {
        var rows = Test.Select((row, i) => row with { Class = i % 3, Probabilities = [0.2, 0.3, 0.5] });
        var report = Score([.. rows], EvaluationData.Test, "a", "b", "c");
        Assert.Null(report.Threshold);
        Assert.Null(Find(report, "ece.pos15@1").Value);
    }

    // p' = softmax(z/T + (0, shift)) of the logits of p, by hand: odds' = odds^(1/T)·e^shift.
    [Theory]
    [InlineData(2, -1)]
    [InlineData(0.5, 0)]
    public void Calibration_is_measured_before_the_fit_as_well(double temperature, double shift)
    {
        double Fitted(double p) => Math.Pow(p / (1 - p), 1 / temperature) * Math.Exp(shift) is var odds ? odds / (1 + odds) : 0;
        var report = Score(
            [.. Test.Select(row => row with { Probabilities = [1 - Fitted(row.Probabilities[1]), Fitted(row.Probabilities[1])] })], EvaluationData.Test,
            new ProbabilityFit(temperature, shift));
        Assert.Equal(["ece.pos15@1", "ece.top15@1", "ece.mass15@1", "brier@1"], report.Conditions[0].BeforeFit!.Select(metric => metric.Id));
        Assert.All(report.Conditions[0].BeforeFit!, metric =>
        {
            Assert.Equal(Value(metric.Id), metric.Value!.Value, 1e-9);
            Assert.NotEqual(Find(report, metric.Id).Value!.Value, metric.Value.Value, 1e-3);
        });
        Assert.Null(Report.Conditions[0].BeforeFit);
    }

    [Fact]
    public void Of_three_classes_the_fit_is_taken_back_too()
    {
        // Logits 0, 1, 2 at temperature 2.
        double[] Softmax(params double[] z) => [.. z.Select(value => Math.Exp(value) / z.Sum(Math.Exp))];
        var rows = Test.Select((row, i) => row with { Class = i % 3, Probabilities = Softmax(0, 0.5, 1) }).ToList();
        var unfitted = rows.Select(row => row with { Probabilities = Softmax(0, 1, 2) }).ToList();
        string[] classes = ["a", "b", "c"];
        var before = Score(rows, EvaluationData.Test, new ProbabilityFit(2, 0), classes).Conditions[0].BeforeFit!.Single(metric => metric.Id == "brier@1");
        Assert.Equal(Find(Score(unfitted, EvaluationData.Test, classes), "brier@1").Value!.Value, before.Value!.Value, 1e-9);
    }

    private static EvaluationReport Score(IReadOnlyList<Prediction> rows, string split, params string[] classes) => Score(rows, split, null, classes);

    private static EvaluationReport Score(IReadOnlyList<Prediction> rows, string split, ProbabilityFit? fit, params string[] classes)
    {
        classes = classes is [] ? ["other", "MEL"] : classes;
        var manifest = new DatasetManifest("skin", 1, "table", "mel", null, classes, [], [], []);
        return new Scorer().Score(
            new PredictionSet("e1", $"skin.v1.a1.{split}", "skin", 1, classes, [], rows, fit), new EvaluationData(manifest, new AnnotationSet("skin", 1, 1, [], []), split, []));
    }

    private static double Value(string id) => Find(Report, id).Value!.Value;

    private static MetricResult Find(EvaluationReport report, string id) => report.Conditions[0].Metrics.Single(metric => metric.Id == id);

    private static Prediction Row(string name, int @class, double p) =>
        new(name, name, @class, name[0] == 'v' ? Split.Validation : Split.Test, [1 - p, p], null, null);
}
