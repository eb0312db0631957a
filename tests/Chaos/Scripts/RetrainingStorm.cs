using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A hundred wishes for one retraining at once, as plain JSON from somebody who knows nothing of the platform.</summary>
internal sealed class RetrainingStorm : BrokerScript
{
    private const string Queue = "retrain-requested";
    private const int Wishes = 100;
    private const double MostMedianSeconds = 2;

    public override string Name => "retraining-storm";

    public override string Fault => "100 RetrainRequested at once start one run, and every one is answered; from the message to the requested experiment at most 2 s in the median";

    public override int LongRounds => 10;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await using var connection = await new ConnectionFactory { Uri = new(stage.Fleet.Broker.Uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var delays = new List<double>();
        for (var round = 0; round < rounds; round++)
            delays.Add(await StormAsync(stage, channel, $"storm-{round}"));
        var median = delays.Order().ElementAt(delays.Count / 2);
        stage.Notes.Check(median <= MostMedianSeconds, string.Create(CultureInfo.InvariantCulture, $"in the median {median:0.00} s went by from the message to the experiment"));
        return (await stage.AnsweredAsync(), string.Create(CultureInfo.InvariantCulture, $"median {median:0.00} s from the message to the requested experiment"));
    }

    /// <returns>Seconds from the first message to the experiment.</returns>
    private static async Task<double> StormAsync(Stage stage, IChannel channel, string recipe)
    {
        var ids = Enumerable.Range(0, Wishes).Select(_ => Guid.CreateVersion7()).ToList();
        stage.Notes.Ledger.Attempt(ids);
        var (began, before) = (Stopwatch.GetTimestamp(), await stage.Tested.Events.HeadAsync());
        var requested = Patience.ForAsync(
            stage.Tested.Events.SubscribeAllAsync(before).FirstAsync(recorded => recorded.Body is ExperimentRequested e && e.RecipeName == recipe).AsTask(), () => $"{recipe}: no experiment was requested");
        await Task.WhenAll(ids.Select(id => channel.BasicPublishAsync(
            "", Queue, mandatory: true, new BasicProperties { MessageId = id.ToString(), Persistent = true }, Wish(recipe)).AsTask()));
        stage.Notes.Ledger.Acknowledge(ids);
        await requested;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await stage.AllAnsweredAsync(ids, before, $"{recipe}: every wish is to be answered");
        var runs = await stage.Tested.Events.ReadAllAsync(GlobalPosition.Start).CountAsync(recorded => recorded.Body is ExperimentRequested e && e.RecipeName == recipe);
        stage.Notes.Check(runs == 1, $"{recipe}: {runs} runs were started by {Wishes} wishes");
        return seconds;
    }

    // Long enough that all wishes come while it is open; of one name one is trained at a time.
    private static byte[] Wish(string name) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        datasetId = SmallHome.Dataset,
        recipe = (RecipeCatalog.Find("semcovnet-tiny").With("image_size=32", "batch=4", "epochs=20", "token_width=8", "device=cpu") with { Name = name }).ToJson(),
        reason = "fault script",
        requestedBy = "driver",
    });
}
