using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.EventStore.Metering;
using Client = global::EventStore.Client;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>
/// All events in EventStoreDB, one server or a cluster. Compiled with <c>-p:EventStoreDb=true</c>. Its positions have gaps, so that events
/// removed from the end of a stream by the server's own means are noticed by nobody but a signed checkpoint.
/// </summary>
public sealed class EventStoreDbEventStore : IEventStore, IDisposable
{
    private readonly Client.EventStoreClient client;
    private readonly Transient transient;
    private readonly StreamReads reads;
    private readonly StreamAppend append;

    /// <param name="connection"><c>esdb://host:2113?tls=false</c>, <c>esdb+discover://a,b,c</c>, <c>esdb://user:password@host</c>.</param>
    public EventStoreDbEventStore(string connection, ILogger<EventStoreDbEventStore>? logger = null)
    {
        client = new(Client.EventStoreClientSettings.Create(connection));
        transient = new(logger ?? NullLogger<EventStoreDbEventStore>.Instance);
        reads = new(client, transient);
        append = new(client, reads);
    }

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        Batch.Check(stream, events);
        var drafts = Batch.Draft(stream, expected, events);
        var answer = await transient.RetryAsync(() => append.AppendAsync(stream, expected, drafts, cancellation), cancellation);
        LossLedger.Acknowledge(stream, events.Count);
        return answer;
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        reads.ForwardsAsync(stream, fromVersion, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
        reads.BackwardsAsync(stream, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        reads.AllAsync(after, cancellation);

    public async IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(
        GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            await using var events = FromServer(after).GetAsyncEnumerator(cancellation);
            while (await NextAsync(events, cancellation) is { } recorded)
            {
                yield return recorded;
                after = recorded.Position;
            }
        }
    }

    public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => reads.HeadAsync(cancellation);

    public bool IsPassing(Exception error) => Transient.IsPassing(error);

    public void Dispose() => client.Dispose();

    /// <summary>Null where the subscription was lost and must be made again.</summary>
    private async Task<RecordedEvent?> NextAsync(IAsyncEnumerator<RecordedEvent> events, CancellationToken cancellation)
    {
        try
        {
            if (await events.MoveNextAsync())
                return events.Current;
            cancellation.ThrowIfCancellationRequested();
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception error) when (Transient.IsPassing(error))
        {
            await transient.WaitAsync(error, cancellation);
        }
        return null;
    }

    private async IAsyncEnumerable<RecordedEvent> FromServer(GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var subscription = client.SubscribeToAll(
            Translation.After(after), filterOptions: new(StreamReads.Ours), cancellationToken: cancellation);
        await foreach (var resolved in subscription.WithCancellation(cancellation))
        {
            if (Translation.IsOurs(resolved))
                yield return Translation.ToEvent(resolved);
        }
    }
}
