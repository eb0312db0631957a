using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Charts;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Does error follow coverage? Each group's error over its training coverage, by class.</summary>
public sealed partial class CoverageErrorScatter
{
    // Coverage 0 has no place on a logarithmic axis: it is drawn at the offset that the slope's definition adds.
    private const double LeastShown = 1e-4;

    [Parameter, EditorRequired]
    public required FairnessReport Report { get; set; }

    [Parameter, EditorRequired]
    public required FairnessReading Reading { get; set; }

    [Parameter, EditorRequired]
    public required string Level { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> LevelLink { get; set; }

    private IReadOnlyList<GroupError> Shown =>
        [.. Reading.Groups.At(Level).Where(group => group is { Coverage: not null, Error: not null })];

    private DisparityResult? Slope => Reading.Disparities.FirstOrDefault(result => result.Definition == "cdi.slope@1" && result.Level == Level);

    private ScatterData Data => new([.. Shown.GroupBy(group => group.Class).Select(Series)]);

    private string Summary =>
        $"{Shown.Count} groups of {Shown.Select(group => group.Class).Distinct().Count()} classes, {Shown.Count(group => group.Counts)} with enough evidence. " +
        (Slope?.Signed is { } slope
            ? $"Error per tenfold coverage {Figure.Signed(slope)} {Figure.Interval(Slope.Low, Slope.High, signed: true)}."
            : $"No slope: {Slope?.Undefined ?? "not reported at this level"}.");

    private ScatterSeries Series(IGrouping<string, GroupError> ofClass) =>
        new(ofClass.Key, [.. ofClass.Select(Point)], FittedLine.Through([.. ofClass], Slope?.Signed));

    private static ScatterPoint Point(GroupError group) =>
        new(GroupName.Of(group), Math.Max(group.Coverage!.Value, LeastShown), group.Error!.Value, group.Low, group.High, group.EffectiveN, !group.Counts);
}
