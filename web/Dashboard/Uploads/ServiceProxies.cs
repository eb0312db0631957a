using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace SemCovNet.Dashboard.Uploads;

/// <summary>Passes what the pages send on to the services where those run in other processes.</summary>
internal static class ServiceProxies
{
    public static void MapServiceProxies(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<DashboardOptions>>().Value;
        // The service sets the limit: files are larger than the 30 MB that a server takes by default.
        if (options.AnnotationUrl is { } annotation)
            app.MapForwarder("/api/datasets/{id}/annotations", annotation).WithMetadata(new DisableRequestSizeLimitAttribute());
        if (options.FairnessUrl is { } fairness)
        {
            app.MapForwarder("/api/experiments/{id}/reviews", fairness);
            app.MapForwarder("/api/comparisons", fairness);
        }
    }
}
