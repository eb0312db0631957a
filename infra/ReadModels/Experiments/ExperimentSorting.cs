namespace SemCovNet.ReadModels.Experiments;

/// <summary>What a list may be sorted by: an enum's names become SQL here and nowhere else.</summary>
internal static class ExperimentSorting
{
    // In the order of an experiment's life, which is not that of the alphabet.
    private static readonly string StatusOrder =
        $"case status {string.Join(' ', Enum.GetValues<ExperimentStatus>().Select(status => $"when '{status}' then {(int)status}"))} end";

    /// <summary>What rows are ordered by before their ids. Rows without a value come last; where all have one, an index gives the order.</summary>
    public static string Order(ExperimentSort sort, string direction) => sort switch
    {
        ExperimentSort.Requested or ExperimentSort.Recipe or ExperimentSort.Dataset or ExperimentSort.Status => $"{Column(sort)} {direction}",
        _ => $"{Column(sort)} is null, {Column(sort)} {direction}",
    };

    public static string Column(ExperimentSort sort) => sort switch
    {
        ExperimentSort.Requested => "requested_at",
        ExperimentSort.Recipe => "recipe",
        ExperimentSort.Dataset => "dataset_id",
        ExperimentSort.Status => StatusOrder,
        ExperimentSort.Auc => "auc",
        ExperimentSort.Pra => "pra",
        ExperimentSort.S95 => "s95",
        ExperimentSort.Ece => "ece",
        ExperimentSort.Cdi => "cdi",
        ExperimentSort.Slope => "slope",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "There is no such column to sort by."),
    };
}
