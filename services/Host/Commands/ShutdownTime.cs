using System.Globalization;

namespace SemCovNet.Cli.Commands;

/// <summary>How long services may take to stop.</summary>
internal static class ShutdownTime
{
    // What .NET's host reads too, and what it takes without.
    private const string Variable = "DOTNET_SHUTDOWNTIMEOUTSECONDS";
    private const int Default = 30;

    public static TimeSpan Longest => TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : Default);
}
