using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Reading;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>The gate's verdict and why, limit by limit.</summary>
public sealed partial class VerdictPanel
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    private static string Explanation(GateDecided gate) => gate switch
    {
        { PolicyId: null } => "No policy covers this dataset, so nothing was decided.",
        { Verdict: Verdict.Passed } => $"Every limit of policy {gate.PolicyId} holds, and so does its interval.",
        { Verdict: Verdict.Failed } => $"{Count(gate, Verdict.Failed)} of {gate.Limits.Count} limits of policy {gate.PolicyId} are broken.",
        { Verdict: Verdict.Inconclusive } => $"{Count(gate, Verdict.Inconclusive)} of {gate.Limits.Count} limits of policy {gate.PolicyId} cannot be decided with this evidence. That is not a pass.",
        _ => $"Policy {gate.PolicyId} sets no limit.",
    };

    private static int Count(GateDecided gate, Verdict verdict) => gate.Limits.Count(limit => limit.Verdict == verdict);

    private static string Allowed(Limit limit) => limit switch
    {
        { Minimum: { } minimum, Maximum: { } maximum } => $"{Figure.Fixed(minimum)} to {Figure.Fixed(maximum)}",
        { Minimum: { } minimum } => $"≥ {Figure.Fixed(minimum)}",
        { Maximum: { } maximum } => $"≤ {Figure.Fixed(maximum)}",
        _ => Figure.Undefined,
    };
}
