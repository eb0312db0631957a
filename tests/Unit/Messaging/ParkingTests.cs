using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.DependencyInjection;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.Messaging.Parking;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>Messages that nobody can consume, on the real in-memory bus.</summary>
public sealed class ParkingTests : IDisposable
{
    // The first try and five more.
    private const int Tries = 6;

    private readonly TemporaryFolder home = new();

    public static TheoryData<string> Poisons => [.. Poison.All.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Theory, MemberData(nameof(Poisons))]
    public async Task Poison_is_parked_with_its_fault_and_its_bytes_and_its_neighbours_are_consumed(string what)
    {
        var (contentType, body) = Poison.All[what];
        await using var process = await StartAsync();
        await SendAsync(process, contentType, body);
        await process.Bus.Publish(new AssessExperiment("neighbour", "v1"), Stop);

        var parked = await ParkedAsync(process);
        Assert.Equal((MoodyConsumer.Queue, contentType, body.Length), (parked.Queue, parked.ContentType, parked.Bytes));
        Assert.Equal(body, await process.Get<IArtifactStore>().GetAsync(parked.Body, Stop));
        Assert.NotEmpty(parked.Fault);
        Assert.True(parked.Preview.Length <= 201 && !parked.Preview.Any(char.IsControl), parked.Preview);
        Assert.Equal("neighbour", ((AssessExperiment)(await process.Heard.NextAsync<AssessExperiment>()).Body).ExperimentId);
    }

    [Fact]
    public async Task What_is_of_a_type_that_nobody_takes_says_so()
    {
        await using var process = await StartAsync();
        await SendAsync(process, Poison.All["a version of the future"].ContentType, Poison.All["a version of the future"].Body);
        var parked = await ParkedAsync(process);
        Assert.Equal((ParkingCause.Skipped, "SemCovNet.Contracts.Messages:AssessExperimentV99", (string?)null), (parked.Cause, parked.MessageType, parked.ExceptionType));
        Assert.Equal(
            "Nobody at queue moody takes messages of type SemCovNet.Contracts.Messages:AssessExperimentV99: it was sent to the wrong queue, or is of a version that this program does not know.", parked.Fault);
    }

    [Fact]
    public async Task A_message_that_its_consumer_refuses_is_not_tried_again_and_any_other_failure_is()
    {
        await using var process = await StartAsync();
        var mood = process.Get<Mood>();
        mood.Failure = new Refusal("There is no such evaluation.");
        await process.Bus.Publish(new AssessExperiment("e1", "v1"), Stop);
        var refused = await ParkedAsync(process);
        Assert.Equal((1, "There is no such evaluation.", typeof(Refusal).FullName), (mood.Tries, refused.Fault, refused.ExceptionType));

        (mood.Tries, mood.Failure) = (0, new InvalidOperationException("out of order", new IOException("the disk is away")));
        await process.Bus.Publish(new AssessExperiment("e2", "v1"), Stop);
        var failed = await ParkedAsync(process, after: 1);
        Assert.Equal((Tries, "out of order ← the disk is away", typeof(IOException).FullName), (mood.Tries, failed.Fault, failed.ExceptionType));
    }

    [Fact]
    public async Task A_replayed_message_reaches_its_consumer_as_it_was_and_under_its_id()
    {
        await using var process = await StartAsync();
        var (mood, id) = (process.Get<Mood>(), Guid.CreateVersion7());
        mood.Failure = new Refusal("not now");
        await process.Bus.Publish(new AssessExperiment("e1", "v1"), context => context.MessageId = id, Stop);
        var parked = await ParkedAsync(process);

        mood.Failure = null;
        Assert.True(await process.Get<ParkedMessages>().ReplayAsync(parked.ParkedId, "now", "user:ada", Stop));
        var heard = await process.Heard.NextAsync<AssessExperiment>();
        Assert.Equal((new AssessExperiment("e1", "v1"), id), (heard.Body, heard.MessageId!.Value));
    }

    [Fact]
    public async Task Replayed_in_vain_it_waits_again_in_the_same_stream()
    {
        await using var process = await StartAsync();
        process.Get<Mood>().Failure = new Refusal("never");
        await process.Bus.Publish(new AssessExperiment("e1", "v1"), Stop);
        var first = await ParkedAsync(process);
        await process.Get<ParkedMessages>().ReplayAsync(first.ParkedId, "perhaps", "user:ada", Stop);
        Assert.Equal(first, await ParkedAsync(process, after: 1));
        Assert.True(await process.Get<ParkedMessages>().DiscardAsync(first.ParkedId, "it never will", "user:ada", Stop));
        Assert.False(await process.Get<ParkedMessages>().DiscardAsync(first.ParkedId, "it never will", "user:ada", Stop));
    }

    [Fact]
    public void A_message_without_an_id_of_its_own_is_known_again_when_it_was_replayed_under_another()
    {
        var first = new UnconsumedMessage("assess-experiment", null, null, null, null, [1, 2], ParkingCause.Faulted, null, "cut off");
        var replayed = first with { MessageId = Guid.CreateVersion7(), ParkedBefore = first.ParkedId };
        Assert.Equal(first.ParkedId, replayed.ParkedId);
        // Nobody gets into another message's stream by saying so.
        var foreign = new UnconsumedMessage("assess-experiment", Guid.CreateVersion7(), null, null, null, [9], ParkingCause.Faulted, null, "forged") { ParkedBefore = first.ParkedId };
        Assert.NotEqual(first.ParkedId, foreign.ParkedId);
    }

    [Fact]
    public async Task A_replay_that_was_decided_while_nothing_ran_is_delivered_at_the_next_start()
    {
        var parked = await ParkOneAsync();
        await using var next = await StartAsync(start: false);
        await next.Get<ParkedMessages>().ReplayAsync(parked.ParkedId, "now", "user:ada", Stop);
        await next.StartAsync();
        Assert.Equal(new AssessExperiment("e1", "v1"), (await next.Heard.NextAsync<AssessExperiment>()).Body);
    }

    [Fact]
    public async Task A_replay_whose_body_is_gone_is_parked_again_and_owed_no_more()
    {
        var parked = await ParkOneAsync();
        await using var next = await StartAsync(start: false);
        await next.Get<ParkedMessages>().ReplayAsync(parked.ParkedId, "now", "user:ada", Stop);
        await next.Get<IArtifactStore>().DeleteAsync(parked.Body, Stop);
        await next.StartAsync();

        Assert.StartsWith("It could not be replayed: Artifact ", (await ParkedAsync(next, after: 1)).Fault, StringComparison.Ordinal);
        var replayed = await next.Get<IEventStore>().SubscribeAllAsync(GlobalPosition.Start, Stop).FirstAsync(recorded => recorded.Body is MessageReplayed, Stop);
        await next.SettlesAsync(replayed.Position);
    }

    [Fact]
    public async Task What_the_relay_owes_is_settled_once_it_is_parked_and_not_before()
    {
        await using var process = await StartAsync();
        process.Get<Mood>().Failure = new Refusal("never");
        var evaluated = await Happened.AppendEvaluationAsync(home.Path, "e1");
        await ParkedAsync(process);
        await process.SettlesAsync(evaluated.Position);
    }

    private Task<RelayingProcess> StartAsync(bool start = true) => RelayingProcess.StartAsync(home.Path, start: start, add: services =>
        services.AddSingleton<Mood>().AddConsumers(bus => bus.AddConsumer<MoodyConsumer>(), typeof(Refusal)));

    private async Task<MessageParked> ParkOneAsync()
    {
        await using var process = await StartAsync();
        process.Get<Mood>().Failure = new Refusal("not now");
        await process.Bus.Publish(new AssessExperiment("e1", "v1"), Stop);
        return await ParkedAsync(process);
    }

    private static async Task SendAsync(RelayingProcess process, string contentType, byte[] body)
    {
        var endpoint = await process.Bus.GetSendEndpoint(new($"exchange:{MoodyConsumer.Queue}"));
        await endpoint.Send(
            new SerializedMessageBody(), Pipe.Execute<SendContext>(context => context.Serializer = new CopyBodySerializer(new ContentType(contentType), new BytesMessageBody(body))), Stop);
    }

    /// <summary>The next that is parked, after so many before it.</summary>
    private static async Task<MessageParked> ParkedAsync(RelayingProcess process, int after = 0)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Heard.Patience);
        return await process.Get<IEventStore>().SubscribeAllAsync(GlobalPosition.Start, patience.Token)
            .Select(recorded => recorded.Body).OfType<MessageParked>().Skip(after).FirstAsync(patience.Token);
    }
}
