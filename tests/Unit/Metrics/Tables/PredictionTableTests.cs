using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Tables;

public sealed class PredictionTableTests
{
    private static readonly PredictionTable Good = Make.Table([0, 1, 1], [0.2, 0.7, 0.9]) with
    {
        Descriptors = ["hair"],
        DescriptorValues = new[,] { { 0.5 }, { double.NaN }, { 1 } },
        Subgroups = ["dark", null, " "],
    };

    public static TheoryData<string, PredictionTable> Bad => new()
    {
        { "Row 2: the probability of 'MEL' is 1.2; it must be a number within 0 and 1.", With([0.2, 1.2, 0.9]) },
        { "Row 3: the probability of 'MEL' is NaN; it must be a number within 0 and 1.", With([0.2, 0.7, double.NaN]) },
        { "There are 2 rows of probabilities for 3 labels; give one for each row.", With([0.2, 0.7]) },
        { "There are 2 cases for 3 labels; give one for each row.", Good with { Cases = ["a", "b"] } },
        { "There are 1 subgroups for 3 labels; give one for each row.", Good with { Subgroups = ["a"] } },
        { "Row 1: the label is 2; it must be the index of one of the 2 classes.", Good with { Labels = [2, 0, 0] } },
        { "Row 2: the case is blank; every row belongs to a case.", Good with { Cases = ["a", " ", "c"] } },
        {
            "Row 3: descriptor 'hair' is -0.5; it must be within 0 and 1, or NaN where not observed.",
            Good with { DescriptorValues = new[,] { { 0.5 }, { 1 }, { -0.5 } } }
        },
        { "There are 1 columns of descriptor values for 2 names; give one column for each name.", Good with { Descriptors = ["hair", "gel"] } },
        { "The table names 1 classes; it needs at least 2.", Good with { Classes = ["MEL"], Probabilities = new double[3, 1] } },
        { "'MEL' stands twice among the classes; names must differ.", Good with { Classes = ["MEL", "MEL"] } },
        { "One of the descriptors has a blank name; give every one a name.", Good with { Descriptors = [" "] } },
        { "The threshold is not a finite number; give a probability, usually 0.5.", Good with { Threshold = double.NaN } },
        {
            "The validation threshold is not a finite number; leave it out when none was fixed.",
            Good with { ValidationThreshold = double.PositiveInfinity }
        },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_broken_rule_is_told_with_its_row_and_what_to_do(string message, PredictionTable table) =>
        Assert.Equal(message, Assert.Throws<InvalidTableException>(() => Predictions.From(table)).Message);

    [Fact]
    public void A_blank_subgroup_is_unknown_and_a_missing_descriptor_stays_missing()
    {
        var rows = Predictions.From(Good).Rows;
        Assert.Equal(["dark"], rows.Subgroups);
        Assert.Equal([0, AnnotatedRows.Unknown, AnnotatedRows.Unknown], rows.SubgroupOf.ToArray());
        Assert.True(double.IsNaN(rows.Value(row: 1, descriptor: 0)));
    }

    [Fact]
    public void The_threshold_decides_two_classes_and_the_highest_probability_decides_more()
    {
        Assert.Equal(1, Make.Predictions([0], [0.5]).Decisions[0]);
        Assert.Equal(0, Predictions.From(Make.Table([0], [0.5]) with { Threshold = 0.6 }).Decisions[0]);
        var three = Make.Table([0], [0.5]) with { Classes = ["a", "b", "c"], Probabilities = new[,] { { 0.2, 0.4, 0.4 } } };
        Assert.Equal(1, Predictions.From(three).Decisions[0]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_negative_or_not_finite_is_refused(double weight) =>
        Assert.Equal(
            FormattableString.Invariant($"Row 3: the weight is {weight}; it must be finite and not negative."),
            Assert.Throws<InvalidTableException>(() => Sample.Weighted(Predictions.From(Good), [1, 0, weight])).Message);

    private static PredictionTable With(double[] positive) => Good with { Probabilities = PredictionTable.OfPositive(positive) };
}
