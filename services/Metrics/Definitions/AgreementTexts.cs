namespace SemCovNet.Metrics;

/// <summary>How far two annotators agree on a descriptor: figures of annotations, not of a model's predictions.</summary>
internal static class AgreementTexts
{
    private const string Inputs = "What both annotators said of the images that both have seen.";

    public static DefinitionText Kappa { get; } = new(
        CohenKappa.Id, "Kappa", "Cohen's kappa of two annotators", DefinitionText.Higher,
        "(po − pe) / (1 − pe): the share of images on which both say the same, beyond what two who answer yes as often would by chance.",
        Inputs, "Both have rated fewer than 3 of the same images, or both say the same to all.", DefinitionSource.Standard);

    public static DefinitionText Icc { get; } = new(
        IntraclassCorrelation.Id, "ICC(2,1)", "Intraclass correlation of two annotators", DefinitionText.Higher,
        "Two-way random effects, absolute agreement of single ratings (Shrout and Fleiss, 1979): a constant difference counts against them.",
        Inputs, "Both have rated fewer than 3 of the same images, there is no spread to agree on, or the images differ less than the annotators.", DefinitionSource.Standard);
}
