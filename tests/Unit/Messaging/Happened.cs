using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>Events in a home's store, as another process would append them.</summary>
internal static class Happened
{
    /// <summary>An event from which training follows.</summary>
    public static ExperimentRequested Requested(string experimentId) => new(
        experimentId, "skin", 1, Digest.Of([1]), 1, Digest.Of([2]), "demo", JsonDocument.Parse("{}").RootElement, "requested", "user:ada");

    public static async Task<RecordedEvent> AppendAsync(string home, string experimentId)
    {
        using var store = new SqliteEventStore(Path.Combine(home, "events.db"));
        var (stream, cancellation) = (Streams.Experiment(experimentId), TestContext.Current.CancellationToken);
        var context = new EventContext(DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), null, "user:ada", null);
        await store.AppendAsync(stream, ExpectedVersion.NoStream, [new(Guid.CreateVersion7(), Requested(experimentId), context)], cancellation);
        return await store.ReadStreamAsync(stream, 0, cancellation).SingleAsync(cancellation);
    }
}
