using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace SemCovNet.Dashboard.Uploads;

/// <summary>Passes annotation uploads on to the annotation service where it runs in another process.</summary>
internal static class AnnotationProxy
{
    public static void MapAnnotationProxy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<DashboardOptions>>().Value.AnnotationUrl is not { } destination)
            return;

        // The service sets the limit: files are larger than the 30 MB that a server takes by default.
        app.MapForwarder("/api/datasets/{id}/annotations", destination).WithMetadata(new DisableRequestSizeLimitAttribute());
    }
}
