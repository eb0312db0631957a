using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>An experiment as a query sees it. Texts are in lower case, for a search minds no case and the databases disagree on what lower case is.</summary>
internal static class ExperimentRow
{
    // The index over what is asked for most holds it, and PostgreSQL bounds the rows of an index.
    private const int MostOfUser = 200;

    private static readonly string[] Fixed = ["id", "dataset_id", "recipe", "requested_by", "requested_at", "words"];

    /// <summary>The columns that every experiment has.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(ExperimentSummary summary) =>
    [
        new("id", summary.Id),
        new("dataset_id", summary.DatasetId),
        new("recipe", Lower(summary.Recipe)),
        new("requested_by", Lower(Beginning(summary.RequestedBy))),
        new("status", Lower(summary.Status)),
        new("verdict", Lower(summary.Gate)),
        new("review", Lower(summary.Review)),
        new("requested_at", UtcText.Of(summary.RequestedAt)),
        new("ended_at", summary.EndedAt is { } ended ? UtcText.Of(ended) : null),
        new("auc", summary.Evaluation?.Auc),
        new("pra", summary.Evaluation?.Pra),
        new("s95", summary.Evaluation?.S95),
        new("ece", summary.Evaluation?.Ece),
        new("cdi", summary.Disparity?.Value),
        new("slope", summary.Disparity?.Slope),
        new("words", Lower($"{summary.Id} {summary.Recipe} {summary.DatasetId} {summary.Reason} {summary.RequestedBy}")),
    ];

    /// <summary>The statement that writes a row with these columns, each a parameter of its name; what has another column keeps it.</summary>
    public static string Save(IEnumerable<string> columns)
    {
        var all = columns.ToList();
        return $"""
            insert into experiment ({string.Join(", ", all)}) values ({string.Join(", ", all.Select(column => "@" + column))})
            on conflict (id) do update set {string.Join(", ", all.Except(Fixed).Select(column => $"{column} = excluded.{column}"))}
            """;
    }

    /// <summary>As a name of a choice stands in the table and in queries.</summary>
    public static string Lower<T>(T value) => $"{value}".ToLowerInvariant();

    private static string Beginning(string user) => user.Length <= MostOfUser ? user : string.Concat(user.EnumerateRunes().Take(MostOfUser));
}
