using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Evaluation.Evaluations;

internal sealed class EvaluateExperimentConsumer(ExperimentEvaluator evaluator) : IConsumer<EvaluateExperiment>
{
    public Task Consume(ConsumeContext<EvaluateExperiment> context) =>
        evaluator.EvaluateAsync(context.Message, context.ToCommandContext("service:evaluation"), context.CancellationToken);
}
