using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Training.Requests;

internal sealed class RequestExperimentConsumer(ExperimentRequests requests) : IConsumer<RequestExperiment>
{
    public Task Consume(ConsumeContext<RequestExperiment> context) =>
        requests.RequestAsync(context.Message, context.ToCommandContext("service:training"), context.CancellationToken);
}

internal sealed class CancelExperimentConsumer(ExperimentRequests requests) : IConsumer<CancelExperiment>
{
    public Task Consume(ConsumeContext<CancelExperiment> context) =>
        requests.CancelAsync(context.Message, context.ToCommandContext("service:training"), context.CancellationToken);
}
