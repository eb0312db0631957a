using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;
using GroupError = SemCovNet.Contracts.Reports.GroupError;

namespace SemCovNet.Fairness.Assessments;

/// <summary>An assessment of the numerics in the words of the report.</summary>
internal static class DisparityFigures
{
    public static IEnumerable<GroupError> Groups(CdiAssessment assessment)
    {
        var strata = CoverageStrata.WithinClasses(assessment.Groups);
        return assessment.Groups.Select(group => new GroupError(
            group.Group.Class, group.Group.Descriptor, group.Group.Subgroup, group.Coverage, group.Error.Number, group.Interval?.Lower,
            group.Interval?.Upper, group.Support, group.Counts, strata.GetValueOrDefault(group.Group), assessment.Threshold));
    }

    public static IEnumerable<DisparityResult> Results(CdiAssessment assessment) =>
        assessment.Results.Select(result => new DisparityResult(
            result.Definition.Id, assessment.Level.ToString().ToLowerInvariant(), result.Signed.Number, result.Value.Number, result.Interval?.Lower,
            result.Interval?.Upper, result.PValue, result.Groups,
            result.Classes.Where(c => c.Value.Number is not null).ToDictionary(c => c.Class, c => c.Value.Number!.Value), result.Signed.WhyUndefined,
            assessment.Threshold, [.. result.Classes.Select(OfClass)]));

    private static ClassDisparity OfClass(ClassResult result) =>
        new(result.Class, result.Value.Number, result.Interval?.Lower, result.Interval?.Upper, result.Groups, result.Value.WhyUndefined);
}
