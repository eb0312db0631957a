using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace SemCovNet.Dashboard.Uploads;

/// <summary>Passes what the pages send on to the services where those run in other processes.</summary>
internal static class ServiceProxies
{
    // A comparison, or the rows of a large file, take longer than the 100 s after which a forwarder gives up a service that is silent.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromMinutes(30) };

    private static readonly string[] Fairness =
    [
        "/api/experiments/{id}/reviews", "/api/experiments/{id}/predictions", "/api/experiments/{id}/outcomes",
        "/api/experiments/{id}/alerts/{alert}/close", "/api/policies/{id}", "/api/datasets/{id}/plans", "/api/comparisons",
    ];

    public static void MapServiceProxies(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<DashboardOptions>>().Value;
        // The service sets the limit: files are larger than the 30 MB that a server takes by default.
        if (options.AnnotationUrl is { } annotation)
        {
            app.MapForwarder("/api/datasets/{id}/annotations", annotation, Patient).WithMetadata(new DisableRequestSizeLimitAttribute());
            app.MapForwarder("/api/datasets/{id}/revisions", annotation, Patient);
            app.MapForwarder("/api/datasets/{id}/corrections", annotation, Patient);
            app.MapForwarder("/api/datasets/{id}/corrections/publications", annotation, Patient);
            app.MapForwarder("/api/datasets/{id}/agreement", annotation, Patient);
        }
        if (options.EvaluationUrl is { } evaluation)
            app.MapForwarder("/api/experiments/{id}/maps", evaluation, Patient);
        if (options.FairnessUrl is { } fairness)
        {
            foreach (var route in Fairness)
                app.MapForwarder(route, fairness, Patient);
        }
        if (options.TrainingUrl is { } training)
            app.MapForwarder("/api/experiments/{id}/cancellations", training, Patient);
    }
}
