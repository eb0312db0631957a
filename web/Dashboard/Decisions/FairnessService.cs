namespace SemCovNet.Dashboard.Decisions;

/// <summary>The service that records what people decide on models, alerts, budgets and plans.</summary>
internal static class FairnessService
{
    public static readonly (string Name, string Setting) Where = ("fairness", "SEMCOV__DASHBOARD__FAIRNESSURL");
}
