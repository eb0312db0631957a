using MassTransit;
using Microsoft.Extensions.Logging;

namespace SemCovNet.Messaging.Parking;

/// <summary>
/// Takes the place of MassTransit's <c>_error</c> and <c>_skipped</c> queues: what nobody could consume goes into a stream, and only then is it acknowledged.
/// </summary>
internal sealed class Parking(ParkedMessages messages, InFlight inFlight, TimeProvider clock, ILogger<Parking> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public IFilter<ExceptionReceiveContext> Faulted => new Filter<ExceptionReceiveContext>(this, UnconsumedMessage.Faulted);

    public IFilter<ReceiveContext> Skipped => new Filter<ReceiveContext>(this, UnconsumedMessage.Skipped);

    public IFilter<ReceiveContext> DeadLettered => new Filter<ReceiveContext>(this, UnconsumedMessage.DeadLettered);

    private async Task ParkAsync(UnconsumedMessage message, CancellationToken stopping)
    {
        while (!await TryParkAsync(message, stopping))
            await Task.Delay(Pause, clock, stopping);
        if (message.MessageId is { } id)
            inFlight.Settle(id, message.Queue);
        log.LogWarning("A message at {Queue} was parked as {Parked}: {Fault}", message.Queue, message.ParkedId, message.Fault);
    }

    private async Task<bool> TryParkAsync(UnconsumedMessage message, CancellationToken stopping)
    {
        try
        {
            await messages.ParkAsync(message, $"service:{message.Queue}", stopping);
            return true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The store is away, which may be why the message failed. It stays unacknowledged, and where it came from keeps it should this process end.
            log.LogError(failure, "A message at {Queue} cannot be parked now; trying again in {Pause}", message.Queue, Pause);
            return false;
        }
    }

    private sealed class Filter<T>(Parking parking, Func<T, UnconsumedMessage> read) : IFilter<T> where T : class, ReceiveContext
    {
        public Task Send(T context, IPipe<T> next) => parking.ParkAsync(read(context), context.CancellationToken);

        public void Probe(ProbeContext context) => context.CreateFilterScope("parking");
    }
}
