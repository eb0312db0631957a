using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SemCovNet.ServiceDefaults.Readiness;

/// <summary>The verdict on the first line, then a line for each check that is not well, with its reason.</summary>
internal static class ReadinessAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var reasons = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Description ?? entry.Value.Exception?.Message}");
        return context.Response.WriteAsync(string.Join('\n', [report.Status.ToString(), .. reasons]), context.RequestAborted);
    }
}
