using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The broker waits seconds for an acknowledgement, and closes the channel of whoever holds a message for longer; trainings take longer than that.</summary>
internal sealed class ImpatientBroker : BrokerScript
{
    private const int Epochs = 60;
    private const string HeldQueue = "held-for-too-long";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public override string Name => "impatient-broker";

    public override string Fault => $"M8: a broker that closes the channel of who holds a message for {Limit.TotalSeconds:0} s, trainings of more than twice that; each is trained once, in one attempt, and no channel is closed";

    public override int LongRounds => 5;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        var broker = stage.Fleet.Broker;
        await broker.ControlAsync("eval", $"application:set_env(rabbit, consumer_timeout, {Limit.TotalMilliseconds:0}), application:set_env(rabbit, channel_tick_interval, 500).");
        // The limit is that of the channels that are opened from now on.
        await broker.ControlAsync("close_all_connections", "another limit");
        List<double> trained = [];
        for (var round = 0; round < rounds; round++)
        {
            var id = await stage.Experiments.RequestAsync(Epochs);
            await stage.Experiments.ReachesAsync<GateDecided>(id);
            trained.Add((await TrainingAsync(stage, id)).TotalSeconds);
        }
        stage.Notes.Check(trained.Min() > 2 * Limit.TotalSeconds, string.Create(CultureInfo.InvariantCulture, $"a training took {trained.Min():0.0} s, too little to show anything"));
        stage.Notes.Check(await broker.ClosedForImpatienceAsync() == 0, "the broker closed a channel that held a message for too long");
        await ClosesWhoHoldsAsync(stage);
        return (await stage.Experiments.VerdictsAsync(), string.Create(CultureInfo.InvariantCulture, $"effects are verdicts; trainings took {trained.Min():0.0} to {trained.Max():0.0} s"));
    }

    private static async Task<TimeSpan> TrainingAsync(Stage stage, Guid id)
    {
        var events = await stage.Tested.Events.ReadStreamAsync(Streams.Experiment($"{id:N}")).ToListAsync();
        stage.Notes.Check(events.Count(recorded => recorded.Body is AttemptStarted) == 1, $"{id:N}: it took more than one attempt");
        return events.Single(recorded => recorded.Body is TrainingCompleted).Context.At - events.First(recorded => recorded.Body is AttemptStarted).Context.At;
    }

    // The control: somebody does hold a message, and loses his channel.
    private static async Task ClosesWhoHoldsAsync(Stage stage)
    {
        await using var connection = await new ConnectionFactory { Uri = new(stage.Fleet.Broker.Uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var closed = new TaskCompletionSource();
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.QueueDeclareAsync(HeldQueue, durable: true, exclusive: false, autoDelete: false, arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.BasicConsumeAsync(HeldQueue, autoAck: false, new AsyncEventingBasicConsumer(channel));
        await channel.BasicPublishAsync("", HeldQueue, ReadOnlyMemory<byte>.Empty);
        await Patience.ForAsync(closed.Task, () => "the broker let a message be held");
        // Its log comes a little later.
        await Patience.UntilAsync(async () => await stage.Fleet.Broker.ClosedForImpatienceAsync() > 0, "the broker did not say that it closed a channel");
    }
}
