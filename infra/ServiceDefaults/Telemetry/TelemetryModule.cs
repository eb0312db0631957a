using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SemCovNet.EventStore.Tracing;

namespace SemCovNet.ServiceDefaults.Telemetry;

/// <summary>
/// Metrics at <c>/metrics</c>, for Prometheus. Traces, from a request over its events and messages to the tables, go where the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; nowhere without it.
/// </summary>
internal static class TelemetryModule
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Bus = "MassTransit";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var exports = builder.Configuration[Endpoint] is { Length: > 0 };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("semcov", serviceInstanceId: ProcessIdentity.Of(builder.Configuration).Name))
            .WithMetrics(metrics => metrics
                .AddMeter(EventTrace.SourcePattern, Bus).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter())
            .WithTracing(tracing =>
            {
                tracing.AddSource(EventTrace.SourcePattern, Bus).AddHttpClientInstrumentation()
                    .AddAspNetCoreInstrumentation(requests => requests.Filter = context => IsOfAPerson(context.Request.Path));
                if (exports)
                    tracing.AddOtlpExporter();
            });
    }

    // What is asked every few seconds would bury what somebody wanted.
    private static bool IsOfAPerson(PathString path) =>
        !path.StartsWithSegments("/health") && !path.StartsWithSegments("/metrics") && !path.StartsWithSegments("/_blazor");
}
