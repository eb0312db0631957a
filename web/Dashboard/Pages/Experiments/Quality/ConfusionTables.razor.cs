using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Quality;

/// <summary>What was taken for what, once for each way the model was asked; each cell leads to its images.</summary>
public sealed partial class ConfusionTables
{
    [Parameter, EditorRequired]
    public required EvaluationReport Report { get; set; }

    private string CasesLink(EvaluationCondition condition, string truth, string predicted) =>
        $"experiments/{Report.ExperimentId}/cases?evaluation={Uri.EscapeDataString(Report.EvaluationId)}&true={Uri.EscapeDataString(truth)}"
        + $"&predicted={Uri.EscapeDataString(predicted)}" + (condition == Report.Conditions[0] ? "" : "&priors=absent");

    private static string Share(int count, int total) => Figure.Exact(total == 0 ? 0 : (double)count / total);

    private static double? Recall(ConfusionMatrix confusion, string name)
    {
        var index = confusion.Classes.ToList().IndexOf(name);
        var total = confusion.Cells[index].Sum();
        return total == 0 ? null : (double)confusion.Cells[index][index] / total;
    }
}
