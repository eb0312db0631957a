using System.Diagnostics;
using System.Globalization;
using RabbitMQ.Client;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>Messages that nobody can take lie among good ones at one queue.</summary>
internal sealed class PoisonedQueue : BrokerScript
{
    private const string Queue = "retrain-requested";
    private const int Good = 40;
    private const int ManyGood = 400;
    private const int ManyRounds = 10;
    private const double LeastThroughput = 0.95;

    public override string Name => "poisoned-queue";

    public override string Fault => "M6: broken JSON, other types, versions of the future, nulls, 10⁴ levels, NaN and the impossible among good messages; each is parked once, all good ones are answered";

    public override int LongRounds => 20;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await using var connection = await new ConnectionFactory { Uri = new(stage.Fleet.Broker.Uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        List<double> clean = [], poisoned = [];
        var parked = 0;
        // Poison is work too: among few good messages its own share of it would show.
        var good = rounds < ManyRounds ? Good : ManyGood;
        for (var round = 0; round < rounds; round++)
        {
            clean.Add(await RoundAsync(stage, channel, good, []));
            List<(string, byte[])> poison = [.. Poison.All.Values, ("application/json", Impossible(round))];
            parked += poison.Count;
            poisoned.Add(await RoundAsync(stage, channel, good, poison));
            await Patience.UntilAsync(async () => await ParkedAsync(stage) >= parked - Repeats(round), $"round {round}: not all poison was parked");
        }
        stage.Notes.Check(await ParkedAsync(stage) == parked - Repeats(rounds - 1), $"{await ParkedAsync(stage)} were parked, {parked - Repeats(rounds - 1)} are poison");
        var throughput = Median(clean) / Median(poisoned);
        stage.Notes.Check(rounds < ManyRounds || throughput >= LeastThroughput, string.Create(CultureInfo.InvariantCulture, $"good messages had {throughput:0.00} of their throughput"));
        return (await stage.AnsweredAsync(), string.Create(
            CultureInfo.InvariantCulture, $"{good} good messages took {Median(clean):0.0} s alone, {Median(poisoned):0.0} s among {Poison.All.Count + 1} of poison: {throughput:0.00} of the throughput"));
    }

    // What has no id of its own is known by its bytes: sent again while it is parked, it is parked once.
    private static int Repeats(int round) => round * Poison.All.Count;

    private static byte[] Impossible(int round) => System.Text.Encoding.UTF8.GetBytes($$"""{"datasetId":"nowhere-{{round}}","reason":"impossible","requestedBy":"driver"}""");

    // Seconds until the last good one is answered.
    private static async Task<double> RoundAsync(Stage stage, IChannel channel, int good, List<(string ContentType, byte[] Body)> poison)
    {
        var (before, ids) = (await stage.Tested.Events.HeadAsync(), Enumerable.Range(0, good).Select(_ => Guid.CreateVersion7()).ToList());
        var began = Stopwatch.GetTimestamp();
        stage.Notes.Ledger.Attempt(ids);
        for (var index = 0; index < good; index++)
        {
            if (index < poison.Count)
                await PublishAsync(channel, poison[index].ContentType, poison[index].Body, null);
            await PublishAsync(channel, "application/json", Wish(), ids[index]);
        }
        stage.Notes.Ledger.Acknowledge(ids);
        await stage.AllAnsweredAsync(ids, before, "every good message is to be answered");
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // Of one recipe one is trained at a time: the others are answered with that.
    private static byte[] Wish() => System.Text.Encoding.UTF8.GetBytes($$"""{"datasetId":"{{SmallHome.Dataset}}","recipe":"demo","reason":"fault script","requestedBy":"driver"}""");

    private static async Task PublishAsync(IChannel channel, string contentType, byte[] body, Guid? id) => await channel.BasicPublishAsync(
        Queue, "", mandatory: true, new BasicProperties { ContentType = contentType, MessageId = id?.ToString(), Persistent = true }, body);

    private static async Task<int> ParkedAsync(Stage stage) =>
        await stage.Tested.Events.ReadAllAsync(GlobalPosition.Start).CountAsync(recorded => recorded.Body is MessageParked);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
