using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Assessments;

/// <summary>A way the model was asked: with descriptors given beside the image, or not.</summary>
internal sealed record Condition(bool PriorsGiven)
{
    /// <summary>With the descriptors given where the model takes them.</summary>
    public static Condition Headline(AssessmentData data) => new(data.Evaluation.PriorsGiven);

    /// <summary>The headline, then the image alone where that was asked as well.</summary>
    public static IReadOnlyList<Condition> All(AssessmentData data) =>
        data.Scored.Count > 0 && data.Scored.All(row => row.WithoutPriors is not null)
            ? [Headline(data), new(false)]
            : [Headline(data)];

    /// <summary>The probabilities it gave then, one a class.</summary>
    public IReadOnlyList<double> Answer(Prediction row) => row.Answer(PriorsGiven);
}
