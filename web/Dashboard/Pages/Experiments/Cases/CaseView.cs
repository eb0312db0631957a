using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>One image of an evaluation, as it was recorded.</summary>
/// <param name="Row">Null where the dataset's newest version no longer has it.</param>
/// <param name="Previous">The image before it in its cell; null where it is the first, or not in the cell.</param>
public sealed record CaseView(
    EvaluationReport Report, IReadOnlyList<string> Classes, DecidedCase Case, ImageRow? Row, string? Previous, string? Next)
{
    /// <summary>Whether the model takes descriptors, and was asked with and without them.</summary>
    public bool TakesPriors => Case.Prediction.WithoutPriors is not null;
}
