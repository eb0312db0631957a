using System.Diagnostics.Metrics;
using SemCovNet.Training.Metering;

namespace SemCovNet.Tests.Services.Training;

public sealed class GpuGaugesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_gauges_bear_the_GPU()
    {
        using var gauges = new GpuGauges(TimeProvider.System);

        gauges.Tell([new("0 a", 1, 2)]);

        Assert.Equal([("semcov.gpu.memory.used", 1L, "0 a"), ("semcov.gpu.memory.total", 2L, (object?)"0 a")], Told());
    }

    [Fact]
    public async Task A_round_without_an_answer_tells_nothing_old_and_the_next_one_tells_again()
    {
        Answer(1);
        using var gauges = new GpuGauges(TimeProvider.System) { Program = GpuStandIn.Write(folder, $"cat {folder["answer"]}"), Interval = TimeSpan.FromMilliseconds(1) };
        await gauges.StartAsync(Stop);
        await Wait.UntilAsync(() => Used() == 1L << 20, Stop);

        File.Delete(folder["answer"]);
        await Wait.UntilAsync(() => Used() is null, Stop);
        Answer(2);
        await Wait.UntilAsync(() => Used() == 2L << 20, Stop);

        await gauges.StopAsync(Stop);
    }

    [Fact]
    public async Task A_driver_that_is_late_with_its_first_answer_is_asked_again()
    {
        Answer(1);
        using var gauges = new GpuGauges(TimeProvider.System)
        {
            // By the shell alone: what it started would outlive it, and write into a folder that is being removed.
            Program = GpuStandIn.Write(folder, $"[ -e {folder["asked"]} ] || {{ : > {folder["asked"]}; exec sleep 600; }}; exec cat {folder["answer"]}"),
            Patience = TimeSpan.FromSeconds(2),
            Interval = TimeSpan.FromMilliseconds(1),
        };
        await gauges.StartAsync(Stop);
        await Wait.UntilAsync(() => Used() == 1L << 20, Stop);
        await gauges.StopAsync(Stop);
    }

    private void Answer(int mebibytes) => folder.Write("answer", $"0, a, {mebibytes}, 8\n");

    private static long? Used() =>
        Told().Where(each => each.Name == "semcov.gpu.memory.used" && each.Gpu is "0 a").Select(each => (long?)each.Value).SingleOrDefault();

    // Gauges that are observed tell when they are asked.
    private static List<(string Name, long Value, object? Gpu)> Told()
    {
        var told = new List<(string Name, long Value, object? Gpu)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "SemCovNet.Gpu") self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Add((instrument.Name, value, tags[0].Value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return told;
    }
}
