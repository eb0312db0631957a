using MassTransit;
using Microsoft.Extensions.Options;
using SemCovNet.Learning.Recipes;
using SemCovNet.Messaging;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Data;
using SemCovNet.Training.Metering;
using SemCovNet.Training.Queue;
using SemCovNet.Training.Requests;

namespace SemCovNet.Training;

/// <summary>Opens experiments and trains them, one at a time in each process.</summary>
public static class TrainingModule
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddOptions<TrainerOptions>().BindConfiguration(TrainerOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TrainerOptions>, TrainerOptionsValidator>()
            .AddSingleton<ExperimentRequests>()
            .AddSingleton<TrainingDataLoader>()
            .AddSingleton<TrainingInbox>()
            .AddSingleton<AttemptGuards>()
            .AddSingleton<ResumePoints>()
            .AddSingleton<CheckpointRetention>()
            .AddSingleton<LiveTraining>()
            .AddSingleton<AttemptRunner>()
            .AddHostedService<TrainingWorker>()
            .AddHostedService<GpuGauges>()
            .AddConsumers(bus =>
            {
                bus.AddConsumer<RequestExperimentConsumer>();
                bus.AddConsumer<CancelExperimentConsumer>();
                bus.AddConsumer<TrainExperimentConsumer>();
            }, typeof(NotTrainableException), typeof(RecipeException));
    }

    public static IEndpointRouteBuilder MapTraining(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/experiments/{id}/cancellations", CancellationEndpoint.HandleAsync);
        return routes;
    }
}
