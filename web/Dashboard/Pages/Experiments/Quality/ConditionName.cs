using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Quality;

public static class ConditionName
{
    public static string Of(EvaluationCondition condition) => condition.PriorsGiven ? "Descriptors given" : "Image alone";
}
