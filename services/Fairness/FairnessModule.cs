using MassTransit;
using Microsoft.Extensions.Options;
using SemCovNet.Fairness.Alerting;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.InUse;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Planning;
using SemCovNet.Fairness.Policies;
using SemCovNet.Fairness.Replaying;
using SemCovNet.Fairness.Retraining;
using SemCovNet.Fairness.Reviews;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness;

/// <summary>Measures coverage and how error follows it, holds models against budgets, and asks for retraining.</summary>
public static class FairnessModule
{
    public static IServiceCollection AddFairness(this IServiceCollection services) =>
        services
            .AddSingleton<PolicyBook>()
            .AddSingleton<CoverageMeasurement>()
            .AddSingleton<CoverageCost>()
            .AddSingleton<DescribedDatasets>()
            .AddSingleton<AssessmentSource>()
            .AddSingleton<ExperimentAssessor>()
            .AddSingleton<VerdictReplay>()
            .AddSingleton<AssessmentReplay>()
            .AddSingleton<RecentExperiments>()
            .AddSingleton<RetrainingRequests>()
            .AddSingleton<CoverageWatch>()
            .AddSingleton<ReviewBook>()
            .AddSingleton<ModelReferences>()
            .AddSingleton<ModelFeed>()
            .AddSingleton<WindowAssessor>()
            .AddSingleton<AlertBook>()
            .AddSingleton<CoveragePlanner>()
            .AddSingleton<PlanProgress>()
            .AddAlertWebhook()
            .AddCoverageRounds()
            .AddHostedService<DisparityGauges>()
            .AddSingleton<KeptFigures>()
            .AddConsumers(bus =>
            {
                bus.AddConsumer<WatchModelConsumer>();
                bus.AddConsumer<PostAlertConsumer>();
                bus.AddConsumer<RecordBreachConsumer>();
                bus.AddConsumer<RetrainOnAlertConsumer>();
                bus.AddConsumer<MeasureCoverageConsumer>();
                bus.AddConsumer<AssessExperimentConsumer>();
                bus.AddConsumer<WatchMeasuredCoverageConsumer>();
                bus.AddConsumer<WatchAfterVerdictConsumer>();
                bus.AddConsumer<RetrainRequestedConsumer, RetrainRequestedDefinition>();
            }, typeof(NotRetrainableException), typeof(NotAssessableException));

    public static IEndpointRouteBuilder MapFairness(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/experiments/{id}/reviews", ReviewEndpoint.HandleAsync);
        routes.MapPost("/api/experiments/{id}/predictions", ModelFeedEndpoints.AnswersAsync);
        routes.MapPost("/api/experiments/{id}/outcomes", ModelFeedEndpoints.OutcomesAsync);
        routes.MapPost("/api/experiments/{id}/alerts/{alert}/close", ModelFeedEndpoints.CloseAsync);
        routes.MapPost("/api/policies/{id}", PolicyEndpoint.HandleAsync);
        routes.MapPost("/api/datasets/{id}/plans", PlanEndpoint.HandleAsync);
        routes.MapGet("/api/comparisons", ComparisonEndpoint.HandleAsync);
        return routes;
    }

    private static IServiceCollection AddAlertWebhook(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>();
        // A POST that is redirected by 301 to 303 becomes a GET without a body, whose 200 would pass for a delivery.
        services.AddHttpClient<AlertWebhook>().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    private static IServiceCollection AddCoverageRounds(this IServiceCollection services)
    {
        services.AddOptions<MonitoringOptions>().BindConfiguration(MonitoringOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MonitoringOptions>, MonitoringOptionsValidator>();
        return services.AddHostedService<CoverageRounds>();
    }
}
