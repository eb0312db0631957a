using System.Diagnostics;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>The command line of the script that starts every service.</summary>
public sealed class RunDistributedTests
{
    [Theory]
    [InlineData("--trainers")]
    [InlineData("--dataset-size")]
    [InlineData("--seed")]
    public async Task An_option_without_its_value_is_wrong_usage(string option)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "infra", "run-distributed.sh"), option]) { RedirectStandardError = true })!;
        try
        {
            var said = await script.StandardError.ReadToEndAsync(patience.Token);
            await script.WaitForExitAsync(patience.Token);

            Assert.Equal(2, script.ExitCode);
            Assert.StartsWith("infra/run-distributed.sh [--demo]", said);
        }
        finally
        {
            if (!script.HasExited)
                script.Kill();
        }
    }
}
