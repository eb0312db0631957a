using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Assessments;

internal sealed class AssessExperimentConsumer(ExperimentAssessor assessor) : IConsumer<AssessExperiment>
{
    public Task Consume(ConsumeContext<AssessExperiment> context) =>
        assessor.AssessAsync(context.Message, context.ToCommandContext("service:fairness"), context.CancellationToken);
}
