using System.Diagnostics;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>How much of one processor the machine leaves to a process that wants all of it: what times are worth depends on it.</summary>
internal static class MachineShare
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);

    /// <returns>1 on a machine that does nothing else.</returns>
    public static double Measure()
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - processor < Busy)
        {
        }
        return Math.Min(1, Busy / Stopwatch.GetElapsedTime(wall));
    }
}
