using Microsoft.Extensions.Hosting;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Tests.Services.Host;

public sealed class EndedServicesTests
{
    [Fact]
    public async Task A_command_does_not_wait_for_services_that_have_ended()
    {
        using var home = new TemporaryFolder();
        await using var platform = Platform.Open(home.Path);
        await platform.WorkAsync(TestContext.Current.CancellationToken);
        platform.Get<IHostApplicationLifetime>().StopApplication();

        var ended = await Assert.ThrowsAsync<CommandFailedException>(() => platform.WorkUntilAsync(new TaskCompletionSource().Task, TestContext.Current.CancellationToken));
        Assert.StartsWith("The services in this process have ended before the work was done", ended.Message);
    }
}
