namespace SemCovNet.Artifacts;

/// <summary>A store in which writers that die leave something behind that nobody sees.</summary>
internal interface ISweptStore
{
    /// <summary>Removes it. Other processes may be writing, so only what is old.</summary>
    /// <returns>How many leftovers were removed.</returns>
    Task<int> SweepAsync(DateTimeOffset unchangedSince, CancellationToken cancellation);
}
