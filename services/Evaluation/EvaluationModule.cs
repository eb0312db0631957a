using MassTransit;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Inference;
using SemCovNet.Evaluation.Maps;
using SemCovNet.Evaluation.Scoring;
using SemCovNet.Messaging;

namespace SemCovNet.Evaluation;

/// <summary>Runs trained models in ONNX Runtime over data and records what they predicted and how good that is.</summary>
public static class EvaluationModule
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) =>
        services
            .AddSingleton<OnnxDevices>()
            .AddSingleton<Predictor>()
            .AddSingleton<Scorer>()
            .AddSingleton<ExperimentEvaluator>()
            .AddSingleton<LastModel>()
            .AddSingleton<LastEvaluation>()
            .AddSingleton<DescriptorMaps>()
            .AddConsumers(bus => bus.AddConsumer<EvaluateExperimentConsumer, EvaluateExperimentDefinition>(), typeof(NotEvaluableException));

    public static IEndpointRouteBuilder MapEvaluation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/experiments/{id}/maps", MapsEndpoint.HandleAsync);
        return routes;
    }
}
