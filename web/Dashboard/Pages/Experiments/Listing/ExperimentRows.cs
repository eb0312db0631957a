using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>All experiments of a list, for programs: the columns that the page shows, without its pages.</summary>
public static class ExperimentRows
{
    private const int AtATime = 200;

    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(IExperimentQueries experiments, ExperimentListRequest asked, IReadOnlyList<ExperimentColumn> columns)
    {
        List<IReadOnlyList<string>> rows = [["Experiment", .. columns.SelectMany(Headings)]];
        for (asked = asked with { Limit = AtATime }; ;)
        {
            var page = await experiments.RowsAsync(asked);
            rows.AddRange(page.Rows.Select(row => (IReadOnlyList<string>)[row.Id, .. columns.SelectMany(column => Values(row, column))]));
            if (page.Next is null)
                return rows;
            asked = asked with { After = page.Next };
        }
    }

    private static string[] Headings(ExperimentColumn column) =>
        column.Name == "cdi" ? [column.Heading, $"{column.Heading} low", $"{column.Heading} high"] : [column.Heading];

    private static string[] Values(ExperimentSummary row, ExperimentColumn column) => column.Name switch
    {
        // As the page shows it: with its sign.
        "cdi" => [Figure.Exact(row.Disparity?.Signed), Figure.Exact(row.Disparity?.Low), Figure.Exact(row.Disparity?.High)],
        "dataset" => [$"{row.DatasetId}@{row.DatasetVersion}"],
        "requested" => [When.Exact(row.RequestedAt)],
        "ended" => [row.EndedAt is { } ended ? When.Exact(ended) : ""],
        _ => [column.Field.Kind is FieldKind.Number ? Figure.Exact(ExperimentValues.Number(row, column.Field)) : ExperimentValues.Text(row, column.Field)],
    };
}
