using SemCovNet.Training.Metering;

namespace SemCovNet.Tests.Services.Training;

public sealed class GpuMemoryTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_machine_without_the_drivers_program_tells_nothing() =>
        Assert.Null(await GpuQuery.AskAsync(folder["nvidia-smi"], Long, Stop));

    [Fact]
    public async Task A_program_that_finds_no_GPU_tells_nothing() =>
        Assert.Equal([], await GpuQuery.AskAsync(Program("echo 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.'; exit 9"), Long, Stop));

    [Fact]
    public async Task What_the_program_answers_is_told_in_bytes_by_GPU()
    {
        // The program is asked for these four figures; a GPU cut into instances tells no memory of its own.
        var gpus = await GpuQuery.AskAsync(
            Program("""[ "$1" = --query-gpu=index,name,memory.used,memory.total ] && printf '0, NVIDIA H100 80GB HBM3, 1024, 81559\n1, NVIDIA H100 80GB HBM3, [N/A], [N/A]\n'"""), Long, Stop);

        Assert.Equal([new GpuMemory("0 NVIDIA H100 80GB HBM3", 1024L << 20, 81559L << 20)], gpus);
    }

    [Fact]
    public async Task A_program_that_hangs_is_given_up() =>
        Assert.Equal([], await GpuQuery.AskAsync(Program("exec sleep 600"), TimeSpan.FromMilliseconds(100), Stop));

    [Fact]
    public async Task A_program_that_nobody_waits_for_any_more_is_ended()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var asked = GpuQuery.AskAsync(Program($"echo $$ > {folder["begun"]}; mv {folder["begun"]} {folder["running"]}; exec sleep 600"), Long, stop.Token);
        await Wait.UntilAsync(() => File.Exists(folder["running"]), Stop);
        var child = File.ReadAllText(folder["running"]).Trim();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Wait.UntilAsync(() => !Directory.Exists($"/proc/{child}"), Stop);
    }

    private string Program(string script) => GpuStandIn.Write(folder, script);
}
