namespace SemCovNet.EventStore;

/// <summary>What every backend refuses before it writes.</summary>
internal static class Batch
{
    public static void Check(string stream, IReadOnlyList<NewEvent> events)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        if (events.Count == 0)
            throw new ArgumentException($"The batch for stream \"{stream}\" is empty: an append needs at least one event.", nameof(events));
        if (events.GroupBy(added => added.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"The batch for stream \"{stream}\" holds the id {twice.Key} twice: give each event its own.", nameof(events));
    }
}
