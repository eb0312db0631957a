using System.Diagnostics.Metrics;

namespace SemCovNet.Training.Metering;

/// <summary>How much of each GPU's memory is used; nothing at all on a machine without one, and nothing while the driver does not answer.</summary>
internal sealed class GpuGauges : BackgroundService
{
    private readonly Meter meter = new("SemCovNet.Gpu");
    private readonly TimeProvider clock;
    private volatile IReadOnlyList<GpuMemory> newest = [];

    public GpuGauges(TimeProvider clock)
    {
        this.clock = clock;
        // Observed, so that what a round does not renew is told no more.
        meter.CreateObservableGauge<long>(
            "semcov.gpu.memory.used", unit: "By", observeValues: () => Of(gpu => gpu.UsedBytes), description: "Memory of a GPU that all processes on the machine use.");
        meter.CreateObservableGauge<long>(
            "semcov.gpu.memory.total", unit: "By", observeValues: () => Of(gpu => gpu.TotalBytes), description: "Memory that a GPU has.");
    }

    /// <summary>Where the driver's program is.</summary>
    public string Program { get; init; } = GpuQuery.Program;

    public TimeSpan Patience { get; init; } = GpuQuery.Patience;

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    public void Tell(IReadOnlyList<GpuMemory> gpus) => newest = gpus;

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Interval, clock);
        do
        {
            var found = await GpuQuery.AskAsync(Program, Patience, stoppingToken);
            Tell(found ?? []);
            // A machine without a driver gets none while this runs; one that is late with its answer may be in time with the next.
            if (found is null)
                return;
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<long>> Of(Func<GpuMemory, long> bytes) =>
        newest.Select(gpu => new Measurement<long>(bytes(gpu), new KeyValuePair<string, object?>("gpu", gpu.Gpu)));
}
