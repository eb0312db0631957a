using SemCovNet.Cli.Terminal;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Running;

/// <summary>Some or all of the services in one web process.</summary>
internal static class WebPlatform
{
    public static WebApplication Build(IReadOnlyList<Module> modules, string? home, string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(WebPlatform).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls(LoopbackOnly.Check(urls));
        Platform.Configure(builder, home, logLevel: "Information");
        foreach (var module in modules)
            module.Add(builder.Services);
        builder.AddMessagingOfModules();
        var app = builder.Build();
        app.MapServiceDefaults();
        foreach (var module in modules)
            module.Map(app);
        return app;
    }

    /// <summary>Starts everything and runs until it is told to stop, which may be before all has started.</summary>
    /// <param name="started">What to say then.</param>
    /// <exception cref="CommandFailedException">A service failed, which stops all of them.</exception>
    public static async Task RunAsync(WebApplication app, Func<string> started, CancellationToken cancellation)
    {
        CommandFailedException? failure = null;
        // By then: what fails afterwards may do so for being stopped.
        using var noted = app.Lifetime.ApplicationStopping.Register(() => failure = FailureOf(app.Services));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception error) when (cancellation.IsCancellationRequested && error is not OperationCanceledException)
        {
            throw new OperationCanceledException("It was stopped while it waited for what it needs.", error, cancellation);
        }
        // A service that fails while others still start cuts their start short.
        catch (Exception) when (!cancellation.IsCancellationRequested && FailureOf(app.Services) is { } early)
        {
            throw early;
        }
        Out.Say($"{started()}; stop with Ctrl+C");
        await app.WaitForShutdownAsync(cancellation);
        if (failure is not null)
            throw failure;
    }

    private static CommandFailedException? FailureOf(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (service.ExecuteTask?.Exception?.InnerException is { } failed)
                return new($"{service.GetType().Name} failed, and everything in this process was stopped with it: {Failures.Explain(failed) ?? failed.Message}");
        }
        return null;
    }
}
