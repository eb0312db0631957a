using MassTransit;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Monitoring;
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
            .AddSingleton<DescribedDatasets>()
            .AddSingleton<AssessmentSource>()
            .AddSingleton<ExperimentAssessor>()
            .AddSingleton<VerdictReplay>()
            .AddSingleton<RetrainingRequests>()
            .AddSingleton<CoverageWatch>()
            .AddSingleton<ReviewBook>()
            .AddSingleton<KeptFigures>()
            .AddConsumers(bus =>
            {
                bus.AddConsumer<MeasureCoverageConsumer>();
                bus.AddConsumer<AssessExperimentConsumer>();
                bus.AddConsumer<WatchMeasuredCoverageConsumer>();
                bus.AddConsumer<WatchAfterVerdictConsumer>();
                bus.AddConsumer<RetrainRequestedConsumer, RetrainRequestedDefinition>();
            });

    public static IEndpointRouteBuilder MapFairness(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/experiments/{id}/reviews", ReviewEndpoint.HandleAsync);
        routes.MapGet("/api/comparisons", ComparisonEndpoint.HandleAsync);
        return routes;
    }
}
