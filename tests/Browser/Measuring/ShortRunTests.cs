using System.Diagnostics;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>The measurement of <c>bench.sh</c> on few experiments, with few viewers and a fifth of the repetitions; curves and lineage are as long.</summary>
public sealed class ShortRunTests
{
    private const int Experiments = 2000;
    private const int Viewers = 5;

    // The limits are for a machine that does nothing else: what others leave of it stretches them further.
    private const double Patience = 20;

    [Fact]
    public async Task Every_page_is_measured_and_none_takes_twenty_times_its_limit()
    {
        var folder = Directory.CreateTempSubdirectory("semcov-short-");
        try
        {
            var home = Path.Combine(folder.FullName, "home");
            await DrawAsync(home);

            var (results, share) = await BenchRun.MeasureAsync(new(home, Viewers, Repeated: 0.2));

            // Memory may be less than before: a collection came between.
            Assert.All(results, result => Assert.True(
                result.Ours <= result.Limit * Patience / share, $"{result.Name} is {result.Ours} {result.Unit} on {share:P0} of a processor: the limit is {result.LimitIs}."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task DrawAsync(string home)
    {
        using var drawing = Process.Start(new ProcessStartInfo(
            Built.Program("services/Host", "semcov"), ["bench", "dashboard", "--experiments", $"{Experiments}", "--keep", home])
        { RedirectStandardOutput = true })!;
        await drawing.StandardOutput.ReadToEndAsync();
        await drawing.WaitForExitAsync();
        Assert.Equal(0, drawing.ExitCode);
    }
}
