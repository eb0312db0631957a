using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>New data were measured: they may differ from what the newest model knows.</summary>
internal sealed class WatchMeasuredCoverageConsumer(CoverageWatch watch) : IConsumer<CoverageMeasured>
{
    public Task Consume(ConsumeContext<CoverageMeasured> context) =>
        watch.CheckAsync(context.Message.DatasetId, context.ToCommandContext(CoverageWatch.Actor), context.CancellationToken);
}

/// <summary>An experiment ended: data that came while it trained may differ from what it saw.</summary>
internal sealed class WatchAfterVerdictConsumer(CoverageWatch watch, IEventStore store) : IConsumer<GateDecided>
{
    public async Task Consume(ConsumeContext<GateDecided> context)
    {
        var experiment = await store.NewestAsync<ExperimentRequested>(Streams.Experiment(context.Message.ExperimentId), _ => true, context.CancellationToken);
        if (experiment is not null)
            await watch.CheckAsync(experiment.DatasetId, context.ToCommandContext(CoverageWatch.Actor), context.CancellationToken);
    }
}
