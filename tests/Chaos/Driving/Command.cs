using System.ComponentModel;
using System.Diagnostics;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>A program of the operating system, run to its end.</summary>
internal static class Command
{
    /// <returns>Null where it succeeded, else what it said.</returns>
    public static string? TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program}: {said}";
        }
        catch (Win32Exception absent)
        {
            return $"{program}: {absent.Message}";
        }
    }
}
