using System.Text.Encodings.Web;
using System.Text.Json;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>Where in its report a number stands, as a filter of jq.</summary>
internal static class ReportPlace
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(NumberKey key) => (key.Id, key.In) switch
    {
        (Numbers.Count, []) => ".n",
        (Numbers.Confusion, _) => Condition(key) + ".confusion",
        (Numbers.Reading, _) => Reading(key),
        (Numbers.Group, [_, var name, var descriptor, ..]) => Reading(key) + Where("groups", ("class", name), ("descriptor", descriptor), ("subgroup", key.In.ElementAtOrDefault(3))),
        (Numbers.Bins, [_, var scope]) => Where("calibration", ("scope", scope)) + " | .bins",
        (_, [Numbers.InDiagram, var scope]) => Where("calibration", ("scope", scope)),
        (Numbers.Count, [Numbers.InSubgroup, var attribute, var value]) => Where("subgroups", ("attribute", attribute), ("value", value)) + " | .n",
        (_, [Numbers.InSubgroup, var attribute, var value]) => Where("subgroups", ("attribute", attribute), ("value", value)) + " | " + Where("metrics", ("id", key.Id)),
        (_, [Numbers.InSpread, var attribute]) => Where("spreads", ("attribute", attribute), ("metric", key.Id)),
        (_, [Numbers.InAcross, var attribute]) => Where("across", ("attribute", attribute)) + " | " + Where("metrics", ("id", key.Id)),
        (_, [Numbers.InTail]) => ".tail" + Where("metrics", ("id", key.Id)),
        (_, [Numbers.InClass, var name]) => Disparity(key) + " | " + Where("classes", ("class", name)),
        (_, [Numbers.InField, Numbers.PValue]) => Disparity(key) + " | .pValue",
        (_, [Numbers.InField, Numbers.Groups]) => Disparity(key) + " | .groups",
        _ when key.Id.StartsWith("cdi.", StringComparison.Ordinal) => Disparity(key),
        _ => Condition(key) + Where("metrics", ("id", key.Id)),
    };

    private static string Disparity(NumberKey key) => Reading(key) + Where("disparities", ("definition", key.Id), ("level", key.Level ?? GroupLevel.Descriptor));

    private static string Condition(NumberKey key) => key.PriorsGiven is { } given ? $".conditions[] | select(.priorsGiven == {(given ? "true" : "false")}) | " : ".conditions[0]";

    // The headline stands at the root.
    private static string Reading(NumberKey key) => key switch
    {
        { Point: null, Id: Numbers.Reading } => ".outcome",
        { Point: null } => "",
        { Id: Numbers.Reading } => ReadingAt(key),
        _ => ReadingAt(key) + " | ",
    };

    private static string ReadingAt(NumberKey key) => $".readings[] | select(.point == {Json(key.Point)} and .priorsGiven == {(key.PriorsGiven is true ? "true" : "false")})";

    private static string Where(string list, params (string Name, string? Value)[] conditions) =>
        $".{list}[] | select({string.Join(" and ", conditions.Select(condition => $".{condition.Name} == {Json(condition.Value)}"))})";

    private static string Json(string? value) => JsonSerializer.Serialize(value, AsWritten);
}
