namespace SemCovNet.Dashboard.Calls;

/// <summary>A service that pages ask, which may run in another process.</summary>
/// <param name="Setting">Says where it answers.</param>
public sealed record CalledService(string Name, string Setting)
{
    public static CalledService Annotation { get; } = new("annotation", "SEMCOV__DASHBOARD__ANNOTATIONURL");

    public static CalledService Evaluation { get; } = new("evaluation", "SEMCOV__DASHBOARD__EVALUATIONURL");

    public static CalledService Fairness { get; } = new("fairness", "SEMCOV__DASHBOARD__FAIRNESSURL");

    public static CalledService Training { get; } = new("training", "SEMCOV__DASHBOARD__TRAININGURL");
}
