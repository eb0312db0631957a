using SemCovNet.Cli.Studies.Reports;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>One row a trained cell and figure, for programs to read.</summary>
internal static class ResultsCsv
{
    private static readonly string[] Header =
        ["study", "dataset", "version", "recipe", "seed", "priors", "experiment", "metric", "decision", "class", "value"];

    public static string Write(StudyReport report) => Csv.Of(report.Datasets.SelectMany(dataset => dataset.Data is { } data ? Rows(report, dataset, data) : []).Prepend(Header));

    private static IEnumerable<IEnumerable<string>> Rows(StudyReport report, DatasetReport dataset, StudiedData data) =>
        from arm in dataset.Arms
        from seed in arm.Seeds.Index()
        let cell = report.Cells.Single(c => (c.Recipe, c.Dataset, c.Seed) == (arm.Recipe, dataset.Name, seed.Item))
        from figure in arm.Figures
        where !figure.Measure.Size
        select (string[])
        [
            report.Study, dataset.Name, $"{data.Version}", arm.Recipe, $"{seed.Item}", arm.Priors.ToString().ToLowerInvariant(), cell.Experiment,
            figure.Measure.Id, figure.Measure.Decision ?? "", figure.Measure.Class ?? "", Csv.Number(figure.Runs[seed.Index]),
        ];
}
