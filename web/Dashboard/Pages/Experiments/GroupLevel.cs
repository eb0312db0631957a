namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>What a group is: (class, descriptor), or (class, descriptor, subgroup).</summary>
public static class GroupLevel
{
    public const string Descriptor = "descriptor";
    public const string Subgroup = "subgroup";
}
