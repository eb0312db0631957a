using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace SemCovNet.Dashboard;

/// <summary>The web pages, alone or inside another process.</summary>
public static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    public static WebApplication MapDashboard(this WebApplication app)
    {
        // Outside Development a host does not look for the static files of the projects it references; once published they lie in its own wwwroot.
        if (!app.Environment.IsDevelopment())
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
