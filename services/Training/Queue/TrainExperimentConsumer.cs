using MassTransit;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Training.Queue;

/// <summary>A training outlives any acknowledgement window, so the message is only taken note of here and acknowledged at once.</summary>
internal sealed class TrainExperimentConsumer(TrainingInbox inbox) : IConsumer<TrainExperiment>
{
    public Task Consume(ConsumeContext<TrainExperiment> context)
    {
        inbox.Announce(context.Message.ExperimentId);
        return Task.CompletedTask;
    }
}
