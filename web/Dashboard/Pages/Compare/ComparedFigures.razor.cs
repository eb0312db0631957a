using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Every figure of the experiments with its interval and its paired difference to the baseline.</summary>
public sealed partial class ComparedFigures
{
    [Parameter, EditorRequired]
    public required ExperimentComparison Compared { get; set; }

    /// <summary>The experiments in the order of the columns.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Runs { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    private IEnumerable<(string Title, IReadOnlyList<ComparedFigure> Figures)> Parts =>
    [
        ("Metrics", [.. Compared.Figures.Where(figure => !figure.Measure.IsDisparity)]),
        ("Disparities", [.. Compared.Figures.Where(figure => figure.Measure is { IsDisparity: true, Class: null })]),
        ("Disparities within classes", [.. Compared.Figures.Where(figure => figure.Measure is { IsDisparity: true, Class: not null })]),
    ];

    // The answer has the baseline first, the page keeps the order of its address.
    private int PlaceOf(ExperimentSummary run) => Compared.Experiments.Select((compared, place) => (compared.Id, place)).First(known => known.Id == run.Id).place;
}
