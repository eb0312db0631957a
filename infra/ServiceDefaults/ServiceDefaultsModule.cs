using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.Messaging;
using SemCovNet.Messaging.Parking;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults.Readiness;
using SemCovNet.ServiceDefaults.Telemetry;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SemCovNet.ServiceDefaults;

/// <summary>What every service stands on, whether it runs alone or beside the others in one process.</summary>
public static class ServiceDefaultsModule
{
    /// <summary>Configuration, logs, stores and read models; the modules follow, then <see cref="AddMessagingOfModules"/>.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        HomeDirectory.Apply(builder.Configuration);
        AddLogs(builder);
        builder.Services.AddEventStore();
        builder.Services.AddCheckpoints();
        builder.Services.AddArtifacts();
        builder.Services.AddReadModels();
        builder.Services.AddSingleton(ProcessIdentity.Of(builder.Configuration));
        builder.Services.AddLoopbackHostFilter();
        builder.AddTelemetry();
        builder.Services.AddHealthChecks()
            .AddCheck<DiskSpaceCheck>("disk").AddCheck<EventStoreCheck>("events").AddCheck<ReadModelsCheck>("read models")
            .AddCheck<ArtifactsCheck>("artifacts");
        return builder;
    }

    /// <summary>The bus, with the consumers of every module added before.</summary>
    /// <param name="consume">False for a process that only publishes.</param>
    public static IHostApplicationBuilder AddMessagingOfModules(this IHostApplicationBuilder builder, bool consume = true)
    {
        builder.Services.AddSingleton<IRelayCheckpoint, SqlRelayCheckpoint>();
        builder.Services.AddMessaging(builder.Configuration, consume);
        // A broker that is not there yet is waited for. Meanwhile the process answers, and says that it is not ready and why.
        // Nor does one that hands its work back wait for another that ends its own.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = host.ServicesStopConcurrently = true);
        return builder;
    }

    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        LoopbackOnly.Bind(app);
        app.UseHostFiltering();
        app.Use(OwnPagesOnly.UnlessForeignAsync);
        app.Use(DiskFullAnswer.InsteadOfFailingAsync);
        app.MapParkedMessages();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = ReadinessAnswer.WriteAsync });
        return app;
    }

    // To standard error, one JSON document a line: standard output belongs to a command's answer.
    private static void AddLogs(IHostApplicationBuilder builder)
    {
        var level = builder.Configuration.GetValue("Semcov:Log:Level", LogEventLevel.Information);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft.AspNetCore", Max(level, LogEventLevel.Warning))
            .MinimumLevel.Override("MassTransit", Max(level, LogEventLevel.Warning))
            .Enrich.FromLogContext()
            .WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }

    private static LogEventLevel Max(LogEventLevel one, LogEventLevel other) => one > other ? one : other;
}
