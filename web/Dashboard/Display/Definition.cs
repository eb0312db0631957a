using SemCovNet.Metrics;

namespace SemCovNet.Dashboard.Display;

/// <summary>What a metric id stands for, in the words of the numerics.</summary>
/// <param name="Short">The table heading.</param>
/// <param name="Better">Which way is better: higher, lower, or nearer to zero.</param>
public sealed record Definition(string Id, string Short, string Name, string Better, string Formula)
{
    /// <summary>The id itself where this version does not know it.</summary>
    public static Definition Of(string id) =>
        DefinitionText.All.FirstOrDefault(text => text.Id == id) is { } known
            ? new(id, known.Short, known.Title, known.Better, known.Formula)
            : new(id, id, id, "", "Not known to this version of the dashboard.");

    /// <summary>Whether its values are shown with their sign.</summary>
    public bool IsSigned => Better == DefinitionText.NearZero;
}
