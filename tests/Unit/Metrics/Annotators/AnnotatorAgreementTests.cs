using System.Text.Json;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Annotators;

public sealed class AnnotatorAgreementTests
{
    private static readonly double[] Some = [0.1, 0.9, 0.4, 0.6];

    public static TheoryData<int> References => [.. Enumerable.Range(0, Cases.Count)];

    private static IReadOnlyList<Reference> Cases { get; } = Load();

    [Theory, MemberData(nameof(References))]
    public void Agreement_is_that_of_scikit_learn_and_of_the_analysis_of_variance(int number)
    {
        var reference = Cases[number];
        var ours = reference.Kind == "kappa"
            ? CohenKappa.Of(reference.First, reference.Second)
            : IntraclassCorrelation.Of(reference.First, reference.Second);
        Assert.Equal(reference.Value, ours.Number!.Value, 1e-12);
    }

    [Fact]
    public void Yes_and_no_are_held_against_chance_and_values_against_their_spread()
    {
        Assert.Equal("kappa.cohen@1", Estimate([0, 1, 1, 0], [0, 1, 0, 0]).Id);
        Assert.Equal("icc.2-1@1", Estimate([0, 1, 0.5, 0], [0, 1, 0, 0]).Id);
    }

    [Fact]
    public void Who_says_the_same_agrees_wholly_and_a_constant_difference_counts_against_it()
    {
        Assert.Equal(1, IntraclassCorrelation.Of(Some, Some).Number!.Value, 1e-12);
        double[] shifted = [.. Some.Select(value => value + 0.1)];
        Assert.InRange(IntraclassCorrelation.Of(Some, shifted).Number!.Value, 0.5, 0.99);
        Assert.Equal(0.1, Estimate(Some, shifted).MeanDifference!.Value, 1e-12);
    }

    [Theory]
    [InlineData(new double[0], new double[0], "both rated 0 images; it takes 3")]
    [InlineData(new[] { 1.0 }, new[] { 0.0 }, "both rated 1 image; it takes 3")]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 }, "both say yes to all 3 images: there is nothing on which they could differ by chance")]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, new[] { 0.5, 0.5, 0.5 }, "both give the value 0.5 to all 3 images: there is no spread to agree on")]
    public void What_cannot_be_said_is_undefined_with_its_reason(double[] first, double[] second, string reason)
    {
        var estimate = Estimate(first, second);
        Assert.Equal((reason, null), (estimate.Value.WhyUndefined, estimate.Interval));
    }

    [Fact]
    public void The_interval_holds_the_value_and_is_wider_where_images_share_their_cases()
    {
        var reference = Cases.First(item => item.Kind == "icc" && item.First.Length == 50);
        var alone = Of(reference, image => $"{image}").Interval!;
        var shared = Of(reference, image => $"{image / 10}").Interval!;
        Assert.InRange(reference.Value, alone.Lower, alone.Upper);
        Assert.NotEqual(alone, shared);
        Assert.Equal(alone, Of(reference, image => $"{image}").Interval);
    }

    private static AgreementEstimate Of(Reference reference, Func<int, string> caseOf) => AgreementEstimate.Of(
        new(reference.First, reference.Second, [.. Enumerable.Range(0, reference.First.Length).Select(caseOf)]), new());

    private static AgreementEstimate Estimate(double[] first, double[] second) =>
        AgreementEstimate.Of(new(first, second, [.. first.Select((_, image) => $"{image}")]), new() { Replicates = 50 });

    private static Reference[] Load()
    {
        using var stream = typeof(AnnotatorAgreementTests).Assembly.GetManifestResourceStream("annotator-agreement.json")!;
        return JsonSerializer.Deserialize<Reference[]>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Reference(string Kind, double[] First, double[] Second, double Value);
}
