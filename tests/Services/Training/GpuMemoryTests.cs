using System.Diagnostics;
using System.Diagnostics.Metrics;
using SemCovNet.Training.Metering;

namespace SemCovNet.Tests.Services.Training;

public sealed class GpuMemoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_machine_without_the_drivers_program_tells_nothing() =>
        Assert.Null(await GpuQuery.AskAsync(folder["nvidia-smi"], Stop));

    [Fact]
    public async Task A_program_that_finds_no_GPU_tells_nothing() =>
        Assert.Null(await GpuQuery.AskAsync(Program("echo 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.'; exit 9"), Stop));

    [Fact]
    public async Task What_the_program_answers_is_told_in_bytes_by_GPU()
    {
        // The program is asked for these four figures; a GPU cut into instances tells no memory of its own.
        var gpus = await GpuQuery.AskAsync(
            Program("""[ "$1" = --query-gpu=index,name,memory.used,memory.total ] && printf '0, NVIDIA H100 80GB HBM3, 1024, 81559\n1, NVIDIA H100 80GB HBM3, [N/A], [N/A]\n'"""), Stop);

        Assert.Equal([new GpuMemory("0 NVIDIA H100 80GB HBM3", 1024L << 20, 81559L << 20)], gpus);
    }

    [Fact]
    public void The_gauges_bear_the_GPU()
    {
        var heard = new List<(string, long, object?)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "SemCovNet.Gpu") self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => heard.Add((instrument.Name, value, tags[0].Value)));
        listener.Start();

        GpuGauges.Record([new("0 a", 1, 2)]);

        Assert.Equal([("semcov.gpu.memory.used", 1L, "0 a"), ("semcov.gpu.memory.total", 2L, (object?)"0 a")], heard);
    }

    private string Program(string script)
    {
        folder.Write("nvidia-smi", $"#!/bin/sh\n{script}\n");
        Process.Start("chmod", ["+x", folder["nvidia-smi"]])!.WaitForExit();
        return folder["nvidia-smi"];
    }
}
