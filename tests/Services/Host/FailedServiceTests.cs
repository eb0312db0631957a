using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Tests.Services.Host;

/// <summary>What <c>up</c> and <c>serve</c> make of a service that fails.</summary>
[Collection(Semcov.Name)]
public sealed class FailedServiceTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_service_that_fails_ends_the_command_with_its_reason()
    {
        await using var app = WebPlatform.Build([Only<FailsOnceAllRuns>()], home.Path, "http://127.0.0.1:0");

        var failed = await Assert.ThrowsAsync<CommandFailedException>(() => WebPlatform.RunAsync(app, () => "it runs", Stop));

        Assert.Equal("FailsOnceAllRuns failed, and everything in this process was stopped with it: the GPU is gone", failed.Message);
    }

    [Fact]
    public async Task What_fails_for_being_stopped_is_no_failure_of_the_command()
    {
        await using var app = WebPlatform.Build([Only<FailsWhenStopped>()], home.Path, "http://127.0.0.1:0");
        using var told = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        await WebPlatform.RunAsync(app, Tell, told.Token);

        string Tell()
        {
            told.Cancel();
            return "it is told to stop";
        }
    }

    private static Module Only<TService>() where TService : class, IHostedService => new("failing", services => services.AddHostedService<TService>(), _ => { });

    private sealed class FailsOnceAllRuns(IHostApplicationLifetime program) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => FailAfterAsync(program.ApplicationStarted);
    }

    private sealed class FailsWhenStopped : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => FailAfterAsync(stoppingToken);
    }

    private static async Task FailAfterAsync(CancellationToken signal)
    {
        await Task.Delay(Timeout.Infinite, signal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new InvalidOperationException("the GPU is gone");
    }
}
