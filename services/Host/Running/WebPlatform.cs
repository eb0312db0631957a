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
}
