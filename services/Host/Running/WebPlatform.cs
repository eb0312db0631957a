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
    public static async Task RunAsync(WebApplication app, Func<string> started, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception error) when (cancellation.IsCancellationRequested && error is not OperationCanceledException)
        {
            throw new OperationCanceledException("It was stopped while it waited for what it needs.", error, cancellation);
        }
        Out.Say($"{started()}; stop with Ctrl+C");
        await app.WaitForShutdownAsync(cancellation);
    }
}
