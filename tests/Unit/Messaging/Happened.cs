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

    public static Task<RecordedEvent> AppendAsync(string home, string experimentId) => AppendAsync(home, experimentId, Requested(experimentId));

    /// <summary>An event from which an assessment follows.</summary>
    public static Task<RecordedEvent> AppendEvaluationAsync(string home, string experimentId) => AppendAsync(
        home, experimentId, Requested(experimentId), new EvaluationCompleted(experimentId, "v1", "skin", 1, 1, "test", 1, false, Digest.Of([1]), Digest.Of([2]), new Dictionary<string, double?>()));

    private static async Task<RecordedEvent> AppendAsync(string home, string experimentId, params IEvent[] bodies)
    {
        using var store = new SqliteEventStore(Path.Combine(home, "events.db"));
        var (stream, cancellation) = (Streams.Experiment(experimentId), TestContext.Current.CancellationToken);
        var context = new EventContext(DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), null, "user:ada", null);
        await store.AppendAsync(stream, ExpectedVersion.NoStream, [.. bodies.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))], cancellation);
        return await store.ReadStreamAsync(stream, 0, cancellation).LastAsync(cancellation);
    }
}
