using System.Collections.Frozen;
using SemCovNet.Metrics;

namespace SemCovNet.Dashboard.Display;

/// <summary>What a metric id stands for, in the words of the numerics.</summary>
/// <param name="Short">The table heading.</param>
/// <param name="Better">Which way is better: higher, lower, or nearer to zero.</param>
public sealed record Definition(string Id, string Short, string Name, string Better, string Formula)
{
    private static readonly FrozenDictionary<string, Definition> Known =
        DefinitionText.All.ToFrozenDictionary(text => text.Id, text => new Definition(text.Id, text.Short, text.Title, text.Better, text.Formula), StringComparer.Ordinal);

    /// <summary>The id itself where this version does not know it.</summary>
    public static Definition Of(string id) => Known.GetValueOrDefault(id) ?? new(id, id, id, "", "Not known to this version of the dashboard.");

    /// <summary>Whether its values are shown with their sign.</summary>
    public bool IsSigned => Better == DefinitionText.NearZero;
}
