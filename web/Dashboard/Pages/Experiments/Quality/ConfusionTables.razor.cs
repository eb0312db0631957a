using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Quality;

public sealed partial class ConfusionTables
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<EvaluationCondition> Conditions { get; set; }

    /// <summary>On p(positive); null for argmax.</summary>
    [Parameter, EditorRequired]
    public required double? Threshold { get; set; }

    private static string Share(int count, int total) => Figure.Exact(total == 0 ? 0 : (double)count / total);

    private static string Recall(ConfusionMatrix confusion, string name)
    {
        var index = confusion.Classes.ToList().IndexOf(name);
        var total = confusion.Cells[index].Sum();
        return Figure.Fixed(total == 0 ? null : (double)confusion.Cells[index][index] / total);
    }
}
