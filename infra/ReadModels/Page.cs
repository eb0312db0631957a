namespace SemCovNet.ReadModels;

/// <summary>One page of a list whose rows nobody has counted.</summary>
/// <param name="Next">Where the next page starts (keyset); null on the last one.</param>
public sealed record PageRows<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>One page of a list that is sorted and cut in SQL.</summary>
/// <param name="Next">Where the next page starts (keyset); null on the last one.</param>
/// <param name="Total">Rows that match, over all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next, long Total);
