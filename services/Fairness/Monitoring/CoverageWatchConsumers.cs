using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Messaging;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>New data were measured: they may differ from what the newest model knows.</summary>
internal sealed class WatchMeasuredCoverageConsumer(CoverageWatch watch) : IConsumer<CoverageMeasured>
{
    public Task Consume(ConsumeContext<CoverageMeasured> context) =>
        watch.CheckAsync(context.Message.DatasetId, context.ToCommandContext(CoverageWatch.Actor), cancellation: context.CancellationToken);
}

/// <summary>An experiment ended: data that came while it trained may differ from what it saw.</summary>
internal sealed class WatchAfterVerdictConsumer(CoverageWatch watch, ExperimentHistory experiments) : IConsumer<GateDecided>
{
    public async Task Consume(ConsumeContext<GateDecided> context)
    {
        // From its own stream: the list may not have this very verdict yet.
        if (await experiments.NowAsync(context.Message.ExperimentId, context.CancellationToken) is { } ended)
            await watch.CheckAsync(ended.DatasetId, context.ToCommandContext(CoverageWatch.Actor), ended, context.CancellationToken);
    }
}
