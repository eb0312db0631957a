using MassTransit;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>How a consumer is disposed to the next messages.</summary>
internal sealed class Mood
{
    /// <summary>What it throws; null where it takes them.</summary>
    public volatile Exception? Failure;

    public int Tries;
}

internal sealed class Refusal(string message) : Exception(message);

/// <summary>Listens on the queue <c>moody</c>.</summary>
internal sealed class MoodyConsumer(Mood mood, Heard heard) : IConsumer<AssessExperiment>
{
    public const string Queue = "moody";

    public Task Consume(ConsumeContext<AssessExperiment> context)
    {
        Interlocked.Increment(ref mood.Tries);
        if (mood.Failure is { } failure)
            throw failure;
        if (context.Message.ExperimentId is null)
            throw new Refusal("It names no experiment.");
        heard.Note(context);
        return Task.CompletedTask;
    }
}
