using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.EventStore;

/// <summary>What every backend does with a batch before it writes.</summary>
internal static class Batch
{
    /// <exception cref="ArgumentException">The batch is empty, or holds an id twice.</exception>
    public static void Check(string stream, IReadOnlyList<NewEvent> events)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        if (events.Count == 0)
            throw new ArgumentException($"The batch for stream \"{stream}\" is empty: an append needs at least one event.", nameof(events));
        if (events.GroupBy(added => added.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"The batch for stream \"{stream}\" holds the id {twice.Key} twice: give each event its own.", nameof(events));
    }

    /// <summary>The batch as it will stand if the expected version is right; without positions and hashes.</summary>
    public static IReadOnlyList<RecordedEvent> Draft(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events) =>
        [.. events.Select((added, index) => Draft(stream, expected.Version + 1 + index, added))];

    private static RecordedEvent Draft(string stream, long version, NewEvent added) => new(
        added.Id, stream, version, GlobalPosition.Start, WireNames.Of(added.Body.GetType()), added.Context,
        added.Json ?? JsonSerializer.SerializeToUtf8Bytes(added.Body, added.Body.GetType(), ContractJson.Options), default);
}
