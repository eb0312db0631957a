using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.ReadModels.Queue;

/// <summary>How many trainings wait and run, and for how long the oldest has waited.</summary>
internal sealed class QueueGauges(TrainingQueue queue, IOptions<ReadModelOptions> options, TimeProvider clock, ILogger<QueueGauges> logger) : GaugeService(clock, logger)
{
    private static readonly Meter Meter = new("SemCovNet.Queue");

    private static readonly Gauge<int> Waiting = Meter.CreateGauge<int>("semcov.queue.waiting", "{training}", "Trainings that wait for a trainer.");

    private static readonly Gauge<int> Running = Meter.CreateGauge<int>("semcov.queue.running", "{training}", "Trainings that a trainer holds.");

    private static readonly Gauge<double> Oldest = Meter.CreateGauge<double>("semcov.queue.oldest.seconds", "s", "For how long the oldest waiting training has waited; 0 where none waits.");

    private readonly TimeProvider clock = clock;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Follow ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override async Task MeasureAsync(CancellationToken cancellation)
    {
        var state = await queue.ReadAsync(cancellation);
        Waiting.Record(state.Waiting.Count);
        Running.Record(state.Running.Count);
        Oldest.Record(state.Waiting.Count == 0 ? 0 : Math.Max(0, (clock.GetUtcNow() - state.Waiting.Min(entry => entry.RequestedAt)).TotalSeconds));
    }
}
