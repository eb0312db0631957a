using System.Diagnostics;
using System.Globalization;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A queue is full because its service is away; the broker refuses what is published to it, and the relay keeps it.</summary>
internal sealed class FullQueue : BrokerScript
{
    private const string Queue = "measure-coverage";
    private const int Most = 3;
    private const int Uploads = 12;

    // As infra/rabbitmq/definitions.json, but for a number that is soon reached.
    private static readonly string Policy = $$"""{"max-length": {{Most}}, "overflow": "reject-publish"}""";

    public override string Name => "full-queue";

    public override string Fault => $"M12: a queue of {Most} while its service is away and {Uploads} messages are for it; what the broker refuses waits in the event store, every set is measured once";

    public override int LongRounds => 10;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await stage.Fleet.Broker.ControlAsync("set_policy", "small", $"^{Queue}$", Policy, "--priority", "9", "--apply-to", "queues");
        for (var round = 0; round < rounds; round++)
        {
            await stage.Fleet.KillAsync(Fleet.Fairness);
            var refused = stage.Fleet.SomebodySaysAsync(line => line.Contains("The relay stopped", StringComparison.Ordinal));
            for (var upload = 0; upload < Uploads; upload++)
                await stage.Uploads.UploadAsync();
            await Patience.ForAsync(refused, () => $"round {round}: nothing was refused");
            stage.Notes.Check(await LengthAsync(stage) < Uploads, $"round {round}: the queue took more than it may hold");
            await stage.Fleet.StartAsync(Fleet.Fairness);
            var back = Stopwatch.GetTimestamp();
            await stage.Uploads.AllMeasuredAsync();
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(back));
        }
        return (await stage.Uploads.MeasuredAsync(), "effects are measured sets");
    }

    private static async Task<int> LengthAsync(Stage stage)
    {
        var listed = await stage.Fleet.Broker.ControlAsync("list_queues", "name", "messages");
        return int.Parse(listed.Split('\n').Single(line => line.StartsWith(Queue + "\t", StringComparison.Ordinal)).Split('\t')[1], CultureInfo.InvariantCulture);
    }
}
