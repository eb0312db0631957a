using System.ComponentModel;
using System.Diagnostics;

namespace SemCovNet.Training.Metering;

/// <summary>Asks the driver's own program, which is there wherever a GPU can be used; TorchSharp tells no memory.</summary>
internal static class GpuQuery
{
    public const string Program = "nvidia-smi";

    /// <summary>The program answers within a second or two, or, where a driver hangs, never.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="program">Where it is; usually found on the path.</param>
    /// <param name="patience">How long it may take; then, or when cancelled, it is killed.</param>
    /// <returns>None where the program finds no GPU or does not answer in time; null where there is no such program.</returns>
    public static async Task<IReadOnlyList<GpuMemory>?> AskAsync(string program, TimeSpan patience, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, ["--query-gpu=index,name,memory.used,memory.total", "--format=csv,noheader,nounits"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            return await AnswerAsync(process, patience, cancellation);
        }
        catch (Win32Exception)
        {
            // .NET's word for a program that is not there.
            return null;
        }
    }

    private static async Task<IReadOnlyList<GpuMemory>> AnswerAsync(Process process, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            // The wait alone is given up: reads of a pipe end with whoever writes to it, and inside of a hanging driver that does not end even when killed.
            var (answer, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            await Task.WhenAll(answer, error, process.WaitForExitAsync(CancellationToken.None)).WaitAsync(limit.Token);
            return process.ExitCode == 0 ? GpuMemory.Parse(await answer) : [];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [];
        }
        finally
        {
            // Changes nothing where it has ended.
            process.Kill();
        }
    }
}
