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

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    public void Tell(IReadOnlyList<GpuMemory> gpus) => newest = gpus;

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A machine without one at the start gets none while the program runs.
        if (await AskAsync(stoppingToken) is not { } first)
            return;
        Tell(first);
        using var rounds = new PeriodicTimer(Interval, clock);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            Tell(await AskAsync(stoppingToken) ?? []);
    }

    private Task<IReadOnlyList<GpuMemory>?> AskAsync(CancellationToken cancellation) => GpuQuery.AskAsync(Program, GpuQuery.Patience, cancellation);

    private IEnumerable<Measurement<long>> Of(Func<GpuMemory, long> bytes) =>
        newest.Select(gpu => new Measurement<long>(bytes(gpu), new KeyValuePair<string, object?>("gpu", gpu.Gpu)));
}
