using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Fairness.InUse;

public sealed partial class ModelsInUseTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ModelInUseSummary> Models { get; set; }

    private static string Newest(ModelInUseSummary model) => model.Newest is { } window
        ? $"{window.Window}: {(window.Findings.Count == 0 ? "nothing found" : string.Join(", ", window.Findings))}; {window.Known} of {window.Rows} outcomes known"
        : "none is full yet";
}
