using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Evaluation.Evaluations;

internal sealed class EvaluateExperimentConsumer(ExperimentEvaluator evaluator) : IConsumer<EvaluateExperiment>
{
    public Task Consume(ConsumeContext<EvaluateExperiment> context) =>
        evaluator.EvaluateAsync(context.Message, context.ToCommandContext("service:evaluation"), context.CancellationToken);
}

/// <summary>One at a time: a model and its answers lie in memory, and a message that waited here behind others, unacknowledged, would outlast the broker's patience.</summary>
internal sealed class EvaluateExperimentDefinition : ConsumerDefinition<EvaluateExperimentConsumer>
{
    public EvaluateExperimentDefinition() => ConcurrentMessageLimit = 1;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<EvaluateExperimentConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = 1;
}
