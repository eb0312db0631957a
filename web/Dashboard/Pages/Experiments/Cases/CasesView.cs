using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Images;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>The images of one cell of a confusion matrix.</summary>
/// <param name="Cases">The surest first: what the model is sure of and wrong about says most.</param>
/// <param name="Images">Of the dataset that was evaluated on; null where it is not known here.</param>
public sealed record CasesView(
    EvaluationReport Report, IReadOnlyList<string> Classes, IReadOnlyList<DecidedCase> Cases, ImageTable? Images);
