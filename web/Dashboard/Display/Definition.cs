namespace SemCovNet.Dashboard.Display;

/// <summary>What a metric id stands for.</summary>
/// <param name="Short">The table heading.</param>
/// <param name="Better">Which way is better: higher, lower, or nearer to zero.</param>
/// <param name="Source">P: the paper's; A: the authors' later formula; O: ours, for the paper's is not available; S: standard.</param>
public sealed record Definition(string Id, string Short, string Name, string Better, string Formula, char Source)
{
    /// <summary>The id itself where this version does not know it.</summary>
    public static Definition Of(string id) =>
        Definitions.All.FirstOrDefault(definition => definition.Id == id) ?? new(id, id, id, "", "Not known to this version of the dashboard.", '?');

    /// <summary>Whether its values are shown with their sign.</summary>
    public bool IsSigned => Better == Definitions.NearZero;
}
