using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

public static class GroupName
{
    public static string Of(GroupError group) => group.Subgroup is null ? group.Descriptor : $"{group.Descriptor}, {group.Subgroup}";

    /// <summary>The groups of one <see cref="GroupLevel"/>.</summary>
    public static IEnumerable<GroupError> At(this IEnumerable<GroupError> groups, string level) =>
        groups.Where(group => (group.Subgroup is not null) == (level == GroupLevel.Subgroup));
}
