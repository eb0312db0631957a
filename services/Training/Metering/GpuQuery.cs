using System.ComponentModel;
using System.Diagnostics;

namespace SemCovNet.Training.Metering;

/// <summary>Asks the driver's own program, which is there wherever a GPU can be used; TorchSharp tells no memory.</summary>
internal static class GpuQuery
{
    public const string Program = "nvidia-smi";

    /// <param name="program">Where it is; usually found on the path.</param>
    /// <returns>Null where there is no such program, or it finds no GPU.</returns>
    public static async Task<IReadOnlyList<GpuMemory>?> AskAsync(string program, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, ["--query-gpu=index,name,memory.used,memory.total", "--format=csv,noheader,nounits"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (answer, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await Task.WhenAll(answer, error, process.WaitForExitAsync(cancellation));
            return process.ExitCode == 0 && GpuMemory.Parse(await answer) is { Count: > 0 } found ? found : null;
        }
        catch (Win32Exception)
        {
            // .NET's word for a program that is not there.
            return null;
        }
    }
}
