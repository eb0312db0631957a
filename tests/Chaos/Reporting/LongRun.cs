namespace SemCovNet.Tests.Chaos.Reporting;

internal static class LongRun
{
    public static Task<int> RunAsync(string[] arguments) => Task.FromResult(arguments.Length);
}
