using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>Names for the numbers of an experiment's page that no metric's id says enough about.</summary>
public static class Numbers
{
    /// <summary>Coverage, error and n_eff of a group.</summary>
    public const string Group = "group";

    /// <summary>Threshold, sensitivity and specificity of a reading.</summary>
    public const string Reading = "reading";

    /// <summary>A confusion matrix, with recall.</summary>
    public const string Confusion = "confusion";

    /// <summary>Images and cases.</summary>
    public const string Count = "n";

    /// <summary>The bins of a reliability diagram, with n_eff.</summary>
    public const string Bins = "bins";

    /// <summary>What an epoch measured.</summary>
    public const string Epoch = "epoch";

    /// <summary>What the end of a training said.</summary>
    public const string Training = "training";

    // What a number is of, the first of NumberKey.In.
    internal const string InClass = "class";
    internal const string InGroup = "group";
    internal const string InSubgroup = "subgroup";
    internal const string InDiagram = "diagram";
    internal const string InSpread = "spread";
    internal const string InAcross = "across";
    internal const string InTail = "tail";
    internal const string InEpoch = "epoch";

    /// <summary>Of a disparity not its size but its p, or how many groups it is of.</summary>
    internal const string InField = "field";
    internal const string PValue = "p";
    internal const string Groups = "groups";

    /// <summary>One way of asking the model.</summary>
    public static NumberKey Of(string id, EvaluationCondition condition) => new(id) { PriorsGiven = condition.PriorsGiven };

    public static NumberKey OfDisparity(FairnessReport report, FairnessReading reading, DisparityResult result) =>
        At(report, reading, new(result.Definition) { Level = result.Level });

    public static NumberKey OfGroup(FairnessReport report, FairnessReading reading, GroupError group) => At(report, reading, new(Group)
    {
        In = group.Subgroup is null ? [InGroup, group.Class, group.Descriptor] : [InGroup, group.Class, group.Descriptor, group.Subgroup],
    });

    public static NumberKey OfReading(FairnessReport report, FairnessReading reading) => At(report, reading, new(Reading));

    public static NumberKey OfClass(this NumberKey disparity, string name) => disparity.Of(InClass, name);

    public static NumberKey OfPValue(this NumberKey disparity) => disparity.Of(InField, PValue);

    public static NumberKey OfGroups(this NumberKey disparity) => disparity.Of(InField, Groups);

    public static NumberKey OfSubgroup(string id, SubgroupMetrics subgroup) => new NumberKey(id).Of(InSubgroup, subgroup.Attribute, subgroup.Value);

    public static NumberKey OfDiagram(string id, ReliabilityDiagram diagram) => new NumberKey(id).Of(InDiagram, diagram.Scope);

    public static NumberKey OfSpread(GroupSpread spread) => new NumberKey(spread.Metric).Of(InSpread, spread.Attribute);

    public static NumberKey OfAcross(string attribute, MetricResult result) => new NumberKey(result.Id).Of(InAcross, attribute);

    public static NumberKey OfTail(MetricResult result) => new NumberKey(result.Id).Of(InTail);

    public static NumberKey OfEpoch(int epoch) => new NumberKey(Epoch).Of(InEpoch, $"{epoch}");

    // The headline stands at the report's root, and a key that says nothing means it.
    private static NumberKey At(FairnessReport report, FairnessReading reading, NumberKey key)
    {
        var headline = report.AllReadings()[0];
        return (reading.Point, reading.PriorsGiven) == (headline.Point, headline.PriorsGiven) ? key : key with { Point = reading.Point, PriorsGiven = reading.PriorsGiven };
    }
}
