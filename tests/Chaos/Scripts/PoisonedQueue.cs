using System.Diagnostics;
using RabbitMQ.Client;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>Messages that nobody can take lie among good ones at one queue.</summary>
internal sealed class PoisonedQueue : IFaultScript
{
    private const string Queue = "retrain-requested";
    private const int Good = 40;

    public string Name => "poisoned-queue";

    public string Fault => "M6: broken JSON, other types, versions of the future, nulls, 10⁴ levels, NaN and the impossible among good messages; each is parked once, all good ones are answered";

    public int LongRounds => 20;

    public int ShortRounds => 1;

    // A broker and five processes take their time.
    public bool IsTestedOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        using var home = await SmallHome.CreateAsync(Directory.CreateTempSubdirectory("semcov-chaos-home-").FullName, Fleet.Stores(tested));
        await using var fleet = await Fleet.StartAsync(home.Folder, tested);
        var notes = new Notes(Fault, tested.Address);
        await using var connection = await new ConnectionFactory { Uri = new(fleet.Broker.Uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        List<double> clean = [], poisoned = [];
        var parked = 0;
        for (var round = 0; round < rounds; round++)
        {
            clean.Add(await RoundAsync(tested, channel, notes, []));
            List<(string, byte[])> poison = [.. Poison.All.Values, ("application/json", Impossible(round))];
            parked += poison.Count;
            poisoned.Add(await RoundAsync(tested, channel, notes, poison));
            await Patience.UntilAsync(async () => await ParkedAsync(tested) >= parked - Repeats(round), $"round {round}: not all poison was parked");
        }
        notes.Check(await ParkedAsync(tested) == parked - Repeats(rounds - 1), $"{await ParkedAsync(tested)} were parked, {parked - Repeats(rounds - 1)} are poison");
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await AnsweredAsync(tested), $"good messages took {Median(clean):0.0} s alone, {Median(poisoned):0.0} s among poison");
    }

    // What has no id of its own is known by its bytes: sent again while it is parked, it is parked once.
    private static int Repeats(int round) => round * Poison.All.Count;

    private static byte[] Impossible(int round) => System.Text.Encoding.UTF8.GetBytes($$"""{"datasetId":"nowhere-{{round}}","reason":"impossible","requestedBy":"driver"}""");

    // Seconds until the last good one is answered.
    private static async Task<double> RoundAsync(TestedStore tested, IChannel channel, Notes notes, List<(string ContentType, byte[] Body)> poison)
    {
        var (began, ids) = (Stopwatch.GetTimestamp(), Enumerable.Range(0, Good).Select(_ => Guid.CreateVersion7()).ToList());
        notes.Ledger.Attempt(ids);
        for (var index = 0; index < Good; index++)
        {
            if (index < poison.Count)
                await PublishAsync(channel, poison[index].ContentType, poison[index].Body, null);
            await PublishAsync(channel, "application/json", Wish(), ids[index]);
        }
        notes.Ledger.Acknowledge(ids);
        await Patience.UntilAsync(async () => (await AnsweredAsync(tested)).Intersect(ids).Count() == Good, "not every good message was answered");
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // Of one recipe one is trained at a time: the others are answered with that.
    private static byte[] Wish() => System.Text.Encoding.UTF8.GetBytes($$"""{"datasetId":"{{SmallHome.Dataset}}","recipe":"demo","reason":"fault script","requestedBy":"driver"}""");

    private static async Task PublishAsync(IChannel channel, string contentType, byte[] body, Guid? id) => await channel.BasicPublishAsync(
        Queue, "", mandatory: true, new BasicProperties { ContentType = contentType, MessageId = id?.ToString(), Persistent = true }, body);

    private static async Task<IReadOnlyList<Guid>> AnsweredAsync(TestedStore tested) => await tested.Events.ReadStreamAsync(Streams.Monitor(SmallHome.Dataset))
        .Select(recorded => recorded.Body switch { RetrainingRequested e => e.RequestId, RetrainingSuppressed e => e.RequestId, _ => null })
        .OfType<string>().Select(Guid.Parse).ToListAsync();

    private static async Task<int> ParkedAsync(TestedStore tested) =>
        await tested.Events.ReadAllAsync(GlobalPosition.Start).CountAsync(recorded => recorded.Body is MessageParked);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
