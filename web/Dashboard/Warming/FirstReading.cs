using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.Dashboard.Pages.Experiments;
using SemCovNet.Dashboard.Pages.Experiments.Listing;
using SemCovNet.Dashboard.Pages.Lineage;
using SemCovNet.Dashboard.Pages.Overview;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Warming;

/// <summary>
/// Opens the first pages once for nobody, so that what they need is compiled and read before a reader waits for it. The program is not ready before; one that
/// cannot warm itself is ready all the same.
/// </summary>
internal sealed class FirstReading(IServer server, IHostApplicationLifetime program, IServiceScopeFactory scopes, ILoggerFactory loggers) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ILogger logger = loggers.CreateLogger<FirstReading>();
    private volatile string? outcome;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outcome is { } how ? HealthCheckResult.Healthy(how) : HealthCheckResult.Unhealthy("The first pages are being read ahead."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            patience.CancelAfter(Patience);
            await ReadAsync(patience.Token);
            outcome = "The first pages were read ahead.";
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogInformation(failure, "The first pages could not be read ahead: {Reason}", failure.Message);
            outcome = $"The first pages could not be read ahead: {failure.Message}";
        }
    }

    private async Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = program.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var address = Address();
        using var client = new HttpClient { BaseAddress = address };
        foreach (var path in new[] { "", "experiments", "_framework/blazor.web.js" })
            (await client.GetAsync(path, cancellation)).EnsureSuccessStatusCode();
        (await client.PostAsync("_blazor/negotiate?negotiateVersion=1", null, cancellation)).EnsureSuccessStatusCode();
        await DrawAsync<OverviewPage>(address, "", [], cancellation);
        await DrawAsync<ExperimentsPage>(address, "experiments", [], cancellation);
        await DrawAsync<LineagePage>(address, "lineage", [], cancellation);
        if (await CompletedAsync(cancellation) is { } completed)
            await DrawAsync<ExperimentPage>(address, $"experiments/{completed.Id}", new() { [nameof(ExperimentPage.Id)] = completed.Id }, cancellation);
    }

    private async Task<ExperimentSummary?> CompletedAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IExperimentQueries>().RowsAsync(new("status = completed", Limit: 1), cancellation)).Rows.FirstOrDefault();
    }

    private async Task DrawAsync<TPage>(Uri address, string path, Dictionary<string, object?> parameters, CancellationToken cancellation)
        where TPage : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        ((IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Initialize(address.ToString(), new Uri(address, path).ToString());
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).WaitAsync(cancellation);
    }

    // What listens everywhere listens here too.
    private Uri Address() => new(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()
        .Replace("[::]", "127.0.0.1").Replace("0.0.0.0", "127.0.0.1").Replace("+", "127.0.0.1").Replace("*", "127.0.0.1"));
}
