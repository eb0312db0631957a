using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Display;

/// <summary>A gate's verdict, by sign, word and colour.</summary>
public sealed partial class VerdictBadge
{
    [Parameter, EditorRequired]
    public required Verdict Verdict { get; set; }

    private (string Tone, string Sign, string Word, string Meaning) Look => Verdict switch
    {
        Verdict.Passed => ("good", "✓", "passed", "Every limit of the budget holds, with its interval."),
        Verdict.Failed => ("bad", "✕", "failed", "At least one limit of the budget is broken."),
        Verdict.Inconclusive => ("unsure", "?", "inconclusive", "Too little evidence to say: this is not a pass."),
        _ => ("plain", "–", "no gate", "No budget was applied."),
    };
}
