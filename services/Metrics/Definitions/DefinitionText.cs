namespace SemCovNet.Metrics;

/// <summary>What an id stands for, for a reader.</summary>
/// <param name="Short">A table heading.</param>
/// <param name="Better">higher, lower, or nearer to zero.</param>
/// <param name="Inputs">What it is computed from.</param>
/// <param name="Undefined">When there is no figure; the figure then says which of these holds.</param>
/// <param name="Source">Whose definition it is.</param>
public sealed record DefinitionText(
    string Id, string Short, string Title, string Better, string Formula, string Inputs, string Undefined, DefinitionSource Source)
{
    public const string Higher = "higher";
    public const string Lower = "lower";
    public const string NearZero = "nearer to zero";

    /// <summary>Every disparity and every metric of a model, in the order of their registries: what a limit may be set on.</summary>
    public static IReadOnlyList<DefinitionText> OfModels { get; } =
    [
        .. CdiRegistry.All.Select(cdi => Of(cdi.Id, cdi.Title, NearZero, cdi.Formula)),
        .. MetricRegistry.All.Select(metric => Of(metric.Id, metric.Title, metric.Better == Metrics.Better.Higher ? Higher : Lower, metric.Formula)),
    ];

    /// <summary>Those of models, then the agreement of annotators.</summary>
    public static IReadOnlyList<DefinitionText> All { get; } = [.. OfModels, AgreementTexts.Kappa, AgreementTexts.Icc];

    private static DefinitionText Of(string id, string title, string better, string formula)
    {
        var (@short, inputs, undefined, source) = DefinitionFacts.Of(id);
        return new(id, @short, title, better, formula, inputs, undefined, source);
    }
}

/// <summary>Whose a definition is.</summary>
public enum DefinitionSource
{
    /// <summary>As the field computes it.</summary>
    Standard,

    /// <summary>The paper's.</summary>
    Paper,

    /// <summary>This project's: the paper's formula is not available.</summary>
    Reimplementation,
}
