namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Reads one image of an evaluation, and what lies beside it in its cell.</summary>
public sealed class CaseReader(CasesReader cases)
{
    /// <returns>Null where there is no such evaluation, or it did not score the image.</returns>
    public async Task<CaseView?> ReadAsync(string experimentId, string? evaluationId, string image, ConfusionCell cell)
    {
        if (await cases.ReadAsync(experimentId, evaluationId, null, null, cell.PriorsGiven) is not { } all)
            return null;
        if (all.Cases.FirstOrDefault(item => item.Prediction.Image == image) is not { } found)
            return null;
        List<DecidedCase> beside = [.. all.Cases.Where(item => IsIn(cell, item, all.Classes))];
        var place = beside.IndexOf(found);
        return new(all.Report, all.Classes, found, all.Images?.Find(image), At(beside, place, -1), At(beside, place, 1));
    }

    private static bool IsIn(ConfusionCell cell, DecidedCase item, IReadOnlyList<string> classes) =>
        (cell.Truth is null || classes[item.Prediction.Class] == cell.Truth) && (cell.Predicted is null || classes[item.Predicted] == cell.Predicted);

    private static string? At(List<DecidedCase> beside, int place, int step) => place < 0 ? null : beside.ElementAtOrDefault(place + step)?.Prediction.Image;
}
