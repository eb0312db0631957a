using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Fairness;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>What a number is of, for a reader.</summary>
internal static class ScopeText
{
    private const string AsHeadline = "as for the headline";

    public static IReadOnlyList<(string Name, string Value)> Of(NumberKey key) => key.Id is Numbers.Epoch or Numbers.Training ? [("Of", Part(key))] :
    [
        ("Of", Part(key)),
        .. key.Level is { } level ? new[] { ("Level", level) } : [],
        ("Decided by", key.Point is { } point ? ReadingName.Point(point) : AsHeadline),
        ("Model asked", key.PriorsGiven is { } given ? ReadingName.Condition(given) : AsHeadline),
    ];

    private static string Part(NumberKey key) => key.In switch
    {
        [Numbers.InClass, var name] => $"class {name}",
        [Numbers.InGroup, ..] => $"group {string.Join(", ", key.In.Skip(1))}",
        [Numbers.InSubgroup, var attribute, var value] => $"subgroup {attribute} = {value}",
        [Numbers.InDiagram, var scope] => scope.Replace(":", " ", StringComparison.Ordinal),
        [Numbers.InSpread or Numbers.InAcross, var attribute] => $"groups by {attribute}",
        [Numbers.InTail] => "the tail",
        [Numbers.InEpoch, var epoch] => $"epoch {epoch}",
        _ when key.Id is Numbers.Training => "the attempt that was completed",
        _ => "overall",
    };
}
