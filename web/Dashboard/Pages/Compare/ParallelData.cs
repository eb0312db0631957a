using System.Globalization;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Axes of settings that differ and of headline figures, and a line an experiment.</summary>
/// <param name="Lines">One value an axis: a number, a category, or null where there is none.</param>
public sealed record ParallelData(IReadOnlyList<ParallelAxis> Axes, IReadOnlyList<ParallelLine> Lines)
{
    private const int MostSettings = 6;

    private static readonly IReadOnlyList<(string Name, Func<ExperimentSummary, double?> Value)> Figures =
    [
        ("AUC", run => run.Evaluation?.Auc), ("PRA", run => run.Evaluation?.Pra), ("S@95", run => run.Evaluation?.S95), ("ECE", run => run.Evaluation?.Ece),
        ("CDI", run => run.Disparity?.Signed), ("Slope", run => run.Disparity?.Slope),
    ];

    public static ParallelData Of(IReadOnlyList<ExperimentSummary> runs, IReadOnlyList<string> names)
    {
        var settings = ConfigurationTable.Configured(runs).Where(row => row.Values.Distinct().Count() > 1).Take(MostSettings).ToList();
        var numeric = settings.ToDictionary(row => row.Key, row => row.Values.All(value => value is null || Number(value) is not null));
        return new(
            [
                .. settings.Select(row => new ParallelAxis(row.Key, numeric[row.Key] ? null : [.. row.Values.OfType<string>().Distinct()])),
                .. Figures.Select(figure => new ParallelAxis(figure.Name, null)),
            ],
            [.. runs.Select((run, place) => new ParallelLine(names[place],
            [
                .. settings.Select(row => numeric[row.Key] ? Number(row.Values[place]) : (object?)row.Values[place]), .. Figures.Select(figure => (object?)figure.Value(run)),
            ]))]);
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <param name="Categories">The values of an axis that are no numbers; null for numbers.</param>
public sealed record ParallelAxis(string Name, IReadOnlyList<string>? Categories);

public sealed record ParallelLine(string Name, IReadOnlyList<object?> Values);
