using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SemCovNet.Dashboard.Artifacts;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Images;
using SemCovNet.Dashboard.Live;
using SemCovNet.Dashboard.Pages.Admin;
using SemCovNet.Dashboard.Pages.Annotate.Correct;
using SemCovNet.Dashboard.Pages.Experiments.Cases;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.Dashboard.Pages.Lineage;
using SemCovNet.Dashboard.Palette;
using SemCovNet.Dashboard.Readers;
using SemCovNet.Dashboard.Security;
using SemCovNet.Dashboard.Uploads;
using SemCovNet.Dashboard.Views;
using SemCovNet.Dashboard.Warming;

namespace SemCovNet.Dashboard;

/// <summary>The web pages, alone or inside another process. The host adds the event store, the artifacts and the read models.</summary>
public static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpForwarder();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StoreChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreChanges>());
        services.AddScoped<CircuitReader>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitReader>());
        services.AddSingleton<SharedStreams>();
        services.AddScoped<ExperimentReader>();
        services.AddScoped<CircuitConnection>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitConnection>());
        services.AddScoped<BrowserAnswers>();
        services.AddScoped<ServiceCall>();
        services.AddSingleton<ParsedArtifacts>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<DatasetImages>();
        services.AddScoped<CorrectReader>();
        services.AddScoped<CasesReader>();
        services.AddScoped<CaseReader>();
        services.AddScoped<LineageReader>();
        services.AddHealthChecks();
        services.AddSingleton<StorageUse>();
        services.AddSingleton<AdminReader>();
        services.AddSingleton<Maintenance>();
        services.AddSingleton<SavedViewBook>();
        services.AddSingleton<PaletteSearch>();
        return services;
    }

    /// <summary>The first pages are read ahead once the program has started; it is ready after that.</summary>
    public static IServiceCollection AddFirstReading(this IServiceCollection services)
    {
        services.AddSingleton<FirstReading>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstReading>());
        services.AddHealthChecks().AddCheck<FirstReading>("first pages");
        return services;
    }

    public static WebApplication MapDashboard(this WebApplication app)
    {
        // Outside Development a host does not look for the static files of the projects it references; once published they lie in its own wwwroot.
        if (!app.Environment.IsDevelopment())
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.UseSecurityHeaders();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapArtifactDownload();
        app.MapThumbnails();
        app.MapServiceProxies();
        app.MapMaintenance();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapFallback(NotFound);
        return app;
    }

    // Programs get a bare 404; people get a page that says so, which the router shows for every address it does not know.
    private static IResult NotFound(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") ? TypedResults.NotFound() : new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound };
}
