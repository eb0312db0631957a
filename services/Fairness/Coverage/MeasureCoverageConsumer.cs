using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Coverage;

internal sealed class MeasureCoverageConsumer(CoverageMeasurement measurement) : IConsumer<AnnotationSetPublished>
{
    public Task Consume(ConsumeContext<AnnotationSetPublished> context) =>
        measurement.MeasureAsync(context.Message, context.ToCommandContext("service:fairness"), context.CancellationToken);
}
