using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Artifacts;
using SemCovNet.Dashboard.Images;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Reads the predictions of an evaluation, and picks one cell of its confusion matrix.</summary>
public sealed class CasesReader(IExperimentQueries experiments, ParsedArtifacts artifacts, DatasetImages images)
{
    /// <param name="evaluationId">Null for the newest.</param>
    /// <returns>Null where there is no such experiment or evaluation.</returns>
    public async Task<CasesView?> ReadAsync(string experimentId, string? evaluationId, string? truth, string? predicted, bool priorsGiven)
    {
        var evaluations = await experiments.EvaluationsAsync(experimentId);
        if (evaluations.FirstOrDefault(evaluation => evaluationId is null || evaluation.EvaluationId == evaluationId) is not { } found)
            return null;
        var report = await artifacts.GetAsync<EvaluationReport>(found.Report);
        var predictions = await artifacts.GetAsync<PredictionSet>(found.Predictions);
        return new(
            report, predictions.Classes,
            [
                .. DecidedCase.Of(predictions, report, priorsGiven)
                    .Where(item => truth is null || predictions.Classes[item.Prediction.Class] == truth)
                    .Where(item => predicted is null || predictions.Classes[item.Predicted] == predicted)
                    .OrderByDescending(item => item.Confidence).ThenBy(item => item.Prediction.Image, StringComparer.Ordinal),
            ],
            await images.ReadAsync(found.DatasetId));
    }
}
