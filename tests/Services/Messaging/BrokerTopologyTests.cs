using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.Messaging.Parking;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Services.Messaging;

/// <summary>What <c>infra/rabbitmq</c> deploys is what the services need, and nothing else is allowed to them.</summary>
public sealed class BrokerTopologyTests(DeployedBroker broker) : IClassFixture<DeployedBroker>, IDisposable
{
    // As the policy of infra/rabbitmq/definitions.json sets it.
    private const int DeliveryLimit = 20;

    private readonly TemporaryFolder home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> ForeignQueues => new()
    {
        { "evaluation", "train-experiment" }, { "training", "evaluate-experiment" }, { "fairness", "request-experiment" }, { "annotation", "retrain-requested" },
        { "dashboard", "train-experiment" }, { "relay", "train-experiment" }, { "cli", "retrain-requested" }, { "requester", "retrain-requested" }, { "ingestion", "dead-letters" },
    };

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Services_that_start_each_with_its_own_user_work_and_declare_nothing_that_was_not_deployed()
    {
        var hosts = new List<IHost>();
        foreach (var module in Modules.All.Where(module => module.Name is not "dashboard"))
            hosts.Add(await StartAsync(module));
        await SayEverythingAsync(hosts.Single(host => host.Services.GetService<Relays>() is not null));
        foreach (var host in hosts)
            await host.Services.GetRequiredService<IBusControl>().StopAsync(Stop);

        var (deployed, found) = (DeployedBroker.Normal(await File.ReadAllTextAsync(DeployedBroker.DefinitionsFile, Stop)), await broker.DefinitionsAsync());
        var aside = Path.Combine(AppContext.BaseDirectory, "definitions.json");
        await File.WriteAllTextAsync(aside, found, Stop);
        Assert.True(deployed == found, $"The services declared something else than infra/rabbitmq/definitions.json says. If that is meant, take {aside} in its place.");
        hosts.ForEach(host => host.Dispose());
    }

    [Theory, MemberData(nameof(ForeignQueues))]
    public async Task Nobody_reads_a_queue_of_others(string service, string queue)
    {
        await using var connection = await ConnectAsync(service);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stop);
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.BasicGetAsync(queue, autoAck: false, Stop));
        Assert.Equal(Constants.AccessRefused, refused.ShutdownReason!.ReplyCode);
    }

    [Theory]
    [InlineData("evaluation", "SemCovNet.Contracts.Messages:TrainExperiment")]
    [InlineData("training", "SemCovNet.Contracts.Messages:RetrainRequested")]
    [InlineData("requester", "SemCovNet.Contracts.Messages:RequestExperiment")]
    [InlineData("requester", "")]
    [InlineData("cli", "train-experiment")]
    [InlineData("dashboard", "SemCovNet.Contracts.Messages:RetrainRequested")]
    public async Task Nobody_publishes_what_is_not_theirs_to_say(string service, string exchange)
    {
        await using var connection = await ConnectAsync(service);
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Stop);
        await Assert.ThrowsAnyAsync<Exception>(() => channel.BasicPublishAsync(exchange, "train-experiment", mandatory: true, new BasicProperties(), new byte[] { 1 }, Stop).AsTask());
        Assert.Equal(Constants.AccessRefused, channel.CloseReason!.ReplyCode);
    }

    [Theory]
    [InlineData("SemCovNet.Contracts.Messages:RetrainRequested")]
    [InlineData("retrain-requested")]
    public async Task Whoever_may_ask_for_a_retraining_can_do_so_before_any_service_has_run(string exchange)
    {
        await using var connection = await ConnectAsync("requester");
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Stop);
        await channel.BasicPublishAsync(exchange, "", mandatory: true, new BasicProperties(), "{}"u8.ToArray(), Stop);
    }

    [Fact]
    public async Task Nobody_declares_or_deletes_a_queue_of_others()
    {
        await using var connection = await ConnectAsync("evaluation");
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stop);
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.QueueDeleteAsync("train-experiment", ifUnused: false, ifEmpty: false, cancellationToken: Stop));
        Assert.Equal(Constants.AccessRefused, refused.ShutdownReason!.ReplyCode);
    }

    [Fact]
    public async Task A_message_that_kills_whoever_takes_it_is_taken_off_its_queue_and_parked()
    {
        const string queue = "retrain-requested";
        await using (var connection = await ConnectAsync("fairness"))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Stop))
            await channel.QueuePurgeAsync(queue, Stop);
        var body = $$"""{"datasetId": "{{Guid.CreateVersion7()}}"}""";
        await using (var connection = await ConnectAsync("requester"))
        await using (var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Stop))
            await channel.BasicPublishAsync(queue, "", mandatory: true, new BasicProperties { Persistent = true }, System.Text.Encoding.UTF8.GetBytes(body), Stop);

        // Any service looks after dead letters; this one does not read the queue itself.
        using var host = await StartAsync(Modules.All.Single(module => module.Name == "evaluation"));
        var parking = host.Services.GetRequiredService<IEventStore>().SubscribeAllAsync(GlobalPosition.Start, Stop)
            .Select(recorded => recorded.Body).OfType<MessageParked>().FirstAsync(e => e.Preview == body, Stop).AsTask();
        var deliveries = 0;
        // What a dead consumer had comes back in the broker's own time.
        while (!parking.IsCompleted)
            deliveries += await TakeAndDieAsync(queue) ? 1 : 0;

        var parked = await parking;
        Assert.Equal((DeliveryLimit + 1, queue, ParkingCause.DeadLettered), (deliveries, parked.Queue, parked.Cause));
        await host.Services.GetRequiredService<IBusControl>().StopAsync(Stop);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_cannot_be_consumed_is_parked_by_whoever_may_say_nothing_else(bool wantsAnAnswer)
    {
        using var host = await StartAsync(Modules.All.Single(module => module.Name == "evaluation"));
        var experiment = Guid.CreateVersion7().ToString();
        var parking = host.Services.GetRequiredService<IEventStore>().SubscribeAllAsync(GlobalPosition.Start, Stop)
            .Select(recorded => recorded.Body).OfType<MessageParked>().FirstAsync(e => e.Fault.Contains(experiment), Stop).AsTask();
        using var relay = await StartAsync(Modules.All.Single(module => module.Name == "relay"));
        var bus = relay.Services.GetRequiredService<IBus>();
        var nobodys = wantsAnAnswer ? new Uri(bus.Address, "nobodys") : null;
        await bus.Publish(new EvaluateExperiment(experiment, null, null), said => (said.ResponseAddress, said.FaultAddress) = (nobodys, nobodys), Stop);

        var parked = await parking;
        Assert.Equal(("evaluate-experiment", ParkingCause.Faulted), (parked.Queue, parked.Cause));
        foreach (var one in new[] { relay, host })
            await one.Services.GetRequiredService<IBusControl>().StopAsync(Stop);
    }

    // A queue goes by another name after an upgrade, and what was parked from it is replayed only then: the relay would try that for ever, and nothing behind it would go out.
    [Fact]
    public async Task What_cannot_be_replayed_since_its_queue_is_gone_is_parked_again()
    {
        using var host = await StartAsync(Modules.All.Single(module => module.Name == "relay"));
        var store = host.Services.GetRequiredService<IEventStore>();
        var body = await host.Services.GetRequiredService<IArtifactStore>().PutAsync("{}"u8.ToArray(), Stop);
        var parked = new MessageParked("of-yore", "request-training", Guid.CreateVersion7(), "RequestTraining", null, ParkingCause.Faulted, null, "It failed.", body, 2, "{}");
        await store.AppendAsync(Streams.Parked(parked.ParkedId), ExpectedVersion.NoStream, [Now(parked)], Stop);
        await host.Services.GetRequiredService<ParkedMessages>().ReplayAsync(parked.ParkedId, "the cause is mended", "user:ada", Stop);
        var replayed = await store.ReadStreamBackwardsAsync(Streams.Parked(parked.ParkedId), Stop).FirstAsync(Stop);

        await host.Services.GetRequiredService<Relay>().PublishAsync(replayed).WaitAsync(TimeSpan.FromMinutes(1), Stop);

        var again = (await store.ReadStreamBackwardsAsync(Streams.Parked(parked.ParkedId), Stop).FirstAsync(Stop)).Body;
        Assert.StartsWith("It could not be replayed: The broker takes messages, but ", Assert.IsType<MessageParked>(again).Fault);
        await host.Services.GetRequiredService<IBusControl>().StopAsync(Stop);
    }

    /// <returns>False where the queue had nothing to take.</returns>
    private async Task<bool> TakeAndDieAsync(string queue)
    {
        await using var connection = await ConnectAsync("fairness");
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stop);
        return await channel.BasicGetAsync(queue, autoAck: false, Stop) is not null;
    }

    private async Task<IConnection> ConnectAsync(string service) =>
        await new ConnectionFactory { Uri = new(await broker.UriOfAsync(service)) }.CreateConnectionAsync(Stop);

    private async Task<IHost> StartAsync(Module module)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[HomeDirectory.Setting] = home.Path;
        builder.Configuration["Semcov:Log:Level"] = "Fatal";
        builder.Configuration[$"{MessagingOptions.Section}:Transport"] = "rabbitMq";
        builder.Configuration[$"{MessagingOptions.Section}:Uri"] = await broker.UriOfAsync(module.Name);
        builder.AddServiceDefaults();
        module.Add(builder.Services);
        if (module.Name == "relay")
            builder.Services.AddSingleton<Relays>();
        builder.AddMessagingOfModules();
        var host = builder.Build();
        // The bus alone: what the services would do with messages is tested elsewhere.
        await host.Services.GetRequiredService<IBusControl>().StartAsync(Stop);
        return host;
    }

    private static NewEvent Now(IEvent body)
    {
        var id = Guid.CreateVersion7();
        return new(id, body, new(TimeProvider.System.GetUtcNow(), id, id, "service:test", null));
    }

    // Everything the relay may ever have to say: each event, each command, and a replay to each queue.
    private static async Task SayEverythingAsync(IHost relay)
    {
        var bus = relay.Services.GetRequiredService<IBus>();
        foreach (var golden in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Unit", "EventStore", "golden"), "*.json"))
        {
            var type = WireNames.TypeOf(Path.GetFileNameWithoutExtension(golden));
            await bus.Publish(JsonSerializer.Deserialize(await File.ReadAllTextAsync(golden, Stop), type, ContractJson.Options)!, type, Stop);
        }
        foreach (var command in CommandQueueTests.All)
            await bus.Publish(command.Value, command.Key, Stop);
        foreach (var queue in JsonDocument.Parse(await File.ReadAllTextAsync(DeployedBroker.DefinitionsFile, Stop)).RootElement.GetProperty("queues").EnumerateArray())
        {
            if (queue.GetProperty("name").GetString() is { } name && name != CommandQueues.DeadLetters)
                await (await bus.GetSendEndpoint(new($"exchange:{name}"))).Send(new TrainExperiment("none"), Stop);
        }
    }

    private sealed class Relays;
}
