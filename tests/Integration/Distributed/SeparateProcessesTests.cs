using System.Net;
using System.Text.Json;
using RabbitMQ.Client;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Integration.Preparing;

namespace SemCovNet.Tests.Integration.Distributed;

public sealed class SeparateProcessesTests(SeparateProcesses processes) : IClassFixture<SeparateProcesses>
{
    [Fact]
    public async Task The_same_modules_run_as_separate_processes_over_RabbitMQ()
    {
        var home = processes.Home;
        var answer = (await home.RunAsync("train", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--set", "epochs=2", "--wait", "--json")).Succeeded().Json;
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

        using var client = new HttpClient { BaseAddress = new(processes.DashboardAddress) };
        using var page = await client.GetAsync($"experiments/{experiment}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(experiment, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SemCovNet.Contracts.Messages:RetrainRequested", "", null)]
    [InlineData("", "retrain-requested", "application/json")]
    public async Task A_plain_json_message_from_anyone_starts_a_training_that_bears_its_reason(string exchange, string queue, string? contentType)
    {
        var home = processes.Home;
        var reason = $"new images in the ward ({exchange}{queue})";
        var recipe = RecipeCatalog.Find("demo").With("epochs=1").ToJson();
        await PublishAsync(exchange, queue, contentType, new { datasetId = DrawnDataset.Name, recipe, reason, requestedBy = "ward-7" });

        var requested = await home.HappensAsync<ExperimentRequested>(e => e.Reason == reason);
        Assert.Equal((DrawnDataset.Name, "ward-7"), (requested.DatasetId, requested.RequestedBy));
        var completed = await home.HappensAsync<TrainingCompleted>(e => e.ExperimentId == requested.ExperimentId);
        Assert.Equal(1, completed.BestEpoch);
        var asked = (await home.EventsAsync()).Single(recorded => recorded.Body is RetrainingRequested e && e.Reason == reason);
        Assert.Equal("message:ward-7", asked.Context.Actor);
    }

    private static async Task PublishAsync(string exchange, string routingKey, string? contentType, object message)
    {
        var factory = new ConnectionFactory { Uri = new(SeparateProcesses.Broker!) };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        var properties = new BasicProperties { ContentType = contentType };
        await channel.BasicPublishAsync(
            exchange, routingKey, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(message), TestContext.Current.CancellationToken);
    }

    private static EventContext Context<T>(IEnumerable<RecordedEvent> events) => events.Single(recorded => recorded.Body is T).Context;

    private static Guid Id<T>(IEnumerable<RecordedEvent> events) => events.Single(recorded => recorded.Body is T).Id;
}
