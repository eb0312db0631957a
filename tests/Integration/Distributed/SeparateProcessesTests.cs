using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

public sealed class OnFilesTests(SeparateProcesses processes) : SeparateProcessesTests<SeparateProcesses>(processes);

public sealed class OnPostgresTests(SeparateProcessesOnPostgres processes) : SeparateProcessesTests<SeparateProcessesOnPostgres>(processes);

public abstract class SeparateProcessesTests<TProcesses>(TProcesses processes) : IClassFixture<TProcesses>
    where TProcesses : SeparateProcesses
{
    [Fact]
    public async Task The_same_modules_run_as_separate_processes_over_RabbitMQ()
    {
        var home = processes.Home;
        var answer = await processes.TrainedAsync();
        Assert.Equal("completed", answer.GetProperty("status").GetString());
        Assert.InRange(answer.GetProperty("test").GetProperty("auc").GetDouble(), 0, 1);

        var experiment = answer.GetProperty("experiment").GetString()!;
        var events = (await home.EventsAsync()).Where(recorded => recorded.Stream == Streams.Experiment(experiment)).ToList();
        Assert.Equal(events.Count, answer.GetProperty("events").GetInt32());
        Assert.EndsWith($"-{processes["training"].Id}", events.Select(recorded => recorded.Body).OfType<AttemptStarted>().Single().Trainer);
        Assert.Equal($"user:{Environment.UserName}", Context<ExperimentRequested>(events).Actor);
        Assert.EndsWith($"-{processes["training"].Id}", Context<TrainingCompleted>(events).Actor);
        Assert.Equal("service:evaluation", Context<EvaluationCompleted>(events).Actor);
        Assert.Equal("service:fairness", Context<FairnessAssessed>(events).Actor);

        // Each was caused by the message about the event before it.
        Assert.Equal(Id<TrainingCompleted>(events), Context<EvaluationCompleted>(events).CausationId);
        Assert.Equal(Id<EvaluationCompleted>(events), Context<FairnessAssessed>(events).CausationId);

        Assert.EndsWith("all as they were written", (await home.RunAsync("verify")).Succeeded().Output.TrimEnd());
    }

    [Fact]
    public async Task The_dashboard_of_its_own_process_shows_the_very_numbers_that_the_command_answered()
    {
        var answer = await processes.TrainedAsync();
        var shown = await ShownFigures.ReadAsync(new(processes.DashboardAddress, $"experiments/{answer.GetProperty("experiment").GetString()}"));
        var answered = new Dictionary<string, JsonElement>
        {
            ["auc@1"] = answer.GetProperty("test").GetProperty("auc"),
            ["pra@1"] = answer.GetProperty("test").GetProperty("pra"),
            ["s95@1"] = answer.GetProperty("test").GetProperty("s95"),
            ["ece.pos15@1"] = answer.GetProperty("test").GetProperty("ece"),
            ["cdi.within@1"] = answer.GetProperty("cdi").GetProperty("signed"),
            ["cdi.slope@1"] = answer.GetProperty("cdi").GetProperty("slope"),
        };
        var defined = answered.Where(figure => figure.Value.ValueKind == JsonValueKind.Number).ToDictionary(figure => figure.Key, figure => figure.Value.GetDouble());
        Assert.True(defined.ContainsKey("auc@1"));
        Assert.Equal(defined.OrderBy(figure => figure.Key), shown.OrderBy(figure => figure.Key));
    }

    [Theory]
    [InlineData("SemCovNet.Contracts.Messages:RetrainRequested", "", null)]
    [InlineData("", "retrain-requested", "application/json")]
    public async Task A_plain_json_message_from_anyone_starts_a_training_that_bears_its_reason(string exchange, string queue, string? contentType)
    {
        var home = processes.Home;
        var reason = $"new images in the ward ({exchange}{queue})";
        // Of one name one is trained at a time, and the processes are those of all tests here.
        var recipe = (RecipeCatalog.Find("demo").With("epochs=1") with { Name = contentType is null ? "by-exchange" : "by-queue" }).ToJson();
        await PublishAsync(exchange, queue, contentType, new { datasetId = DrawnDataset.Name, recipe, reason, requestedBy = "ward-7" });

        var requested = await home.HappensAsync<ExperimentRequested>(e => e.Reason == reason);
        Assert.Equal((DrawnDataset.Name, "ward-7"), (requested.DatasetId, requested.RequestedBy));
        var completed = await home.HappensAsync<TrainingCompleted>(e => e.ExperimentId == requested.ExperimentId);
        Assert.Equal(1, completed.BestEpoch);
        var asked = (await home.EventsAsync()).Single(recorded => recorded.Body is RetrainingRequested e && e.Reason == reason);
        Assert.Equal("message:ward-7", asked.Context.Actor);
    }

    [Fact]
    public async Task What_no_service_can_read_is_parked_and_a_person_decides_on_it()
    {
        var (home, body) = (processes.Home, $$"""{"datasetId": "{{Guid.CreateVersion7()}}", """);
        await PublishAsync("", "retrain-requested", "application/json", Encoding.UTF8.GetBytes(body));
        var parked = await home.HappensAsync<MessageParked>(e => e.Preview == body);
        Assert.Equal(("retrain-requested", ParkingCause.Faulted), (parked.Queue, parked.Cause));

        var listed = (await home.RunAsync("queue", "parked", "list", "--json")).Succeeded().Json.EnumerateArray().Single(each => each.GetProperty("id").GetString() == parked.ParkedId);
        Assert.Equal((parked.Fault, "waiting"), (listed.GetProperty("fault").GetString(), listed.GetProperty("decision").GetString()));
        Assert.Equal(body, (await home.RunAsync("queue", "parked", "show", parked.ParkedId, "--json")).Succeeded().Json.GetProperty("body").GetString());

        (await home.RunAsync("queue", "parked", "replay", parked.ParkedId, "--reason", "perhaps now")).Succeeded();
        await Patience.WaitAsync(ParkedTwiceAsync(home, parked.ParkedId), () => "Replayed in vain it was not parked again.");
        (await home.RunAsync("queue", "parked", "discard", parked.ParkedId, "--reason", "it is cut off")).Succeeded();
        var refused = await home.RunAsync("queue", "parked", "replay", parked.ParkedId, "--reason", "once more");
        Assert.Equal((1, $"semcov: Message {parked.ParkedId} was discarded: \"it is cut off\". Ask its sender for it again."), (refused.Exit, refused.Errors.Trim()));
    }

    private static async Task ParkedTwiceAsync(Home home, string parkedId)
    {
        while ((await home.EventsAsync<MessageParked>()).Count(e => e.ParkedId == parkedId) < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
    }

    private static Task PublishAsync(string exchange, string routingKey, string? contentType, object message) =>
        PublishAsync(exchange, routingKey, contentType, JsonSerializer.SerializeToUtf8Bytes(message));

    private static async Task PublishAsync(string exchange, string routingKey, string? contentType, byte[] body)
    {
        var factory = new ConnectionFactory { Uri = new(SeparateProcesses.Broker!) };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        var properties = new BasicProperties { ContentType = contentType };
        await channel.BasicPublishAsync(
            exchange, routingKey, mandatory: true, properties, body, TestContext.Current.CancellationToken);
    }

    private static EventContext Context<T>(IEnumerable<RecordedEvent> events) => events.Single(recorded => recorded.Body is T).Context;

    private static Guid Id<T>(IEnumerable<RecordedEvent> events) => events.Single(recorded => recorded.Body is T).Id;
}
