namespace SemCovNet.Metrics;

/// <summary>Numbers the (class) or (class, subgroup) blocks whose rows share their semantic coverage groups.</summary>
internal sealed class SemanticBlocks(AnnotatedRows rows, CoverageLevel level)
{
    private readonly int subgroups = level == CoverageLevel.Descriptor ? 1 : rows.Subgroups.Count;

    public int Count => rows.Classes.Count * subgroups;

    /// <summary>Number of groups: one for each block and descriptor.</summary>
    public int Groups => Count * rows.Descriptors.Count;

    /// <summary>Block of a row, negative when its subgroup is unknown.</summary>
    public int Of(int row)
    {
        var subgroup = level == CoverageLevel.Descriptor ? 0 : rows.SubgroupOf[row];
        return subgroup < 0 ? AnnotatedRows.Unknown : rows.Labels[row] * subgroups + subgroup;
    }

    public int ClassOf(int group) => group / rows.Descriptors.Count / subgroups;

    public SemanticGroup Group(int group)
    {
        var (block, descriptor) = Math.DivRem(group, rows.Descriptors.Count);
        var subgroup = level == CoverageLevel.Descriptor ? null : rows.Subgroups[block % subgroups];
        return new SemanticGroup(rows.Classes[ClassOf(group)], rows.Descriptors[descriptor], subgroup);
    }
}
