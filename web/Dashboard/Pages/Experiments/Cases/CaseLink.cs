using Microsoft.AspNetCore.Http.Extensions;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Where one image of an evaluation is shown.</summary>
internal static class CaseLink
{
    /// <summary>How an address says that the model is asked from the image alone.</summary>
    public const string PriorsAbsent = "absent";

    public static string To(EvaluationReport report, string image, ConfusionCell cell, string? descriptor = null) =>
        $"experiments/{report.ExperimentId}/cases/{Uri.EscapeDataString(image)}{Query(report, cell, descriptor)}";

    /// <summary>The same in the experiment's evaluation on its own test split.</summary>
    public static string To(string experiment, string evaluation, string image) =>
        $"experiments/{experiment}/cases/{Uri.EscapeDataString(image)}?evaluation={Uri.EscapeDataString(evaluation)}";

    /// <summary>Where all images of the cell are shown.</summary>
    public static string ToCell(EvaluationReport report, ConfusionCell cell) => $"experiments/{report.ExperimentId}/cases{Query(report, cell, null)}";

    private static QueryString Query(EvaluationReport report, ConfusionCell cell, string? descriptor)
    {
        var all = new Dictionary<string, string?>
        {
            ["evaluation"] = report.EvaluationId,
            ["true"] = cell.Truth,
            ["predicted"] = cell.Predicted,
            ["priors"] = cell.PriorsGiven ? null : PriorsAbsent,
            ["descriptor"] = descriptor,
        };
        return new QueryBuilder(all.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))).ToQueryString();
    }
}
