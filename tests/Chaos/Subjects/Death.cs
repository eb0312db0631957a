using System.Runtime.InteropServices;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>kill -9 of this process by itself, at a chosen point: nothing is flushed, closed or disposed.</summary>
internal static class Death
{
    private const int Sigkill = 9;

    public static void Now()
    {
        _ = SendSignal(Environment.ProcessId, Sigkill);
        Thread.Sleep(Timeout.Infinite);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
