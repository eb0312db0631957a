using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SemCovNet.Tests;

/// <summary>As much of jq as the pages write: names, all elements, one element, and a choice by equality.</summary>
internal static partial class Jq
{
    /// <returns>What the filter gives, for instance of .groups[] | select(.class == "x") | .error.</returns>
    public static IReadOnlyList<JsonNode?> Of(JsonNode document, string filter) =>
        [.. filter.Split(" | ").Aggregate((IEnumerable<JsonNode?>)[document], Step)];

    private static IEnumerable<JsonNode?> Step(IEnumerable<JsonNode?> nodes, string step) =>
        Select().Match(step) is { Success: true } chosen
            ? nodes.Where(node => chosen.Groups[1].Value.Split(" and ").All(condition => Holds(node, condition)))
            : Path().Matches(step).Aggregate(nodes, (found, part) => Follow(found, part.Value));

    private static IEnumerable<JsonNode?> Follow(IEnumerable<JsonNode?> nodes, string part) => part switch
    {
        "[]" => nodes.SelectMany(node => node!.AsArray()),
        ['[', .. var index, ']'] => nodes.Select(node => node![int.Parse(index, CultureInfo.InvariantCulture)]),
        _ => nodes.Select(node => node![part[1..]]),
    };

    private static bool Holds(JsonNode? node, string condition) =>
        condition.Split(" == ", 2) is [var name, var value] && JsonNode.DeepEquals(node![name[1..]], JsonNode.Parse(value));

    [GeneratedRegex(@"^select\((.*)\)$")]
    private static partial Regex Select();

    [GeneratedRegex(@"\.\w+|\[\d*\]")]
    private static partial Regex Path();
}
