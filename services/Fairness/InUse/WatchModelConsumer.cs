using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.InUse;

internal sealed class WatchModelConsumer(WindowAssessor assessor) : IConsumer<PredictionsReceived>, IConsumer<OutcomesReceived>
{
    public Task Consume(ConsumeContext<PredictionsReceived> context) => AssessAsync(context.Message, context);

    public Task Consume(ConsumeContext<OutcomesReceived> context) => AssessAsync(context.Message, context);

    private Task AssessAsync(IModelUseEvent received, ConsumeContext context) =>
        assessor.AssessAsync(received.ExperimentId, context.ToCommandContext("service:fairness"), context.CancellationToken);
}
