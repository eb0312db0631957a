using Grpc.Core;
using Microsoft.Extensions.Logging;
using Client = global::EventStore.Client;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>
/// The client finds the new leader by itself, but neither repeats the call that failed nor subscribes again: that is done here. An append
/// whose answer was lost is repeated with the same ids at the same version, which gives the first answer or the append.
/// </summary>
internal sealed class Transient(ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static bool IsPassing(Exception error) => error switch
    {
        Client.NotLeaderException or Client.DiscoveryException => true,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Internal } => true,
        // While a node starts, a batched append is answered by a message that the client does not know.
        InvalidOperationException => error.Message.Contains("Server Is Not Ready", StringComparison.OrdinalIgnoreCase),
        _ => error.InnerException is { } inner && IsPassing(inner),
    };

    /// <summary>Tries again, for half a minute, what may only have met a leader that was leaving.</summary>
    public async Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested && Environment.TickCount64 < deadline && IsPassing(error))
            {
                await WaitAsync(error, cancellation);
            }
        }
    }

    public Task WaitAsync(Exception error, CancellationToken cancellation)
    {
        logger.LogWarning(error, "EventStoreDB did not answer; trying again.");
        return Task.Delay(Pause, cancellation);
    }
}
