using System.Diagnostics.Metrics;

namespace SemCovNet.Training.Metering;

/// <summary>How much of each GPU's memory is used; nothing at all on a machine without one.</summary>
internal sealed class GpuGauges(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private static readonly Meter Meter = new("SemCovNet.Gpu");

    private static readonly Gauge<long> Used = Meter.CreateGauge<long>("semcov.gpu.memory.used", "By", "Memory of a GPU that all processes on the machine use.");

    private static readonly Gauge<long> Total = Meter.CreateGauge<long>("semcov.gpu.memory.total", "By", "Memory that a GPU has.");

    public static void Record(IEnumerable<GpuMemory> gpus)
    {
        foreach (var gpu in gpus)
        {
            var tag = new KeyValuePair<string, object?>("gpu", gpu.Gpu);
            Used.Record(gpu.UsedBytes, tag);
            Total.Record(gpu.TotalBytes, tag);
        }
    }

    // A machine without one at the start gets none while the program runs.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await GpuQuery.AskAsync(GpuQuery.Program, stoppingToken) is { } gpus)
        {
            Record(gpus);
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }
}
