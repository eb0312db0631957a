using System.Diagnostics;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// An update while work goes on: every service of an older build, and then one of this build beside each, at the same queues and streams. One of this build
/// after another is killed and started again; in the end the older ones are.
/// </summary>
internal sealed class TwoBuilds : BrokerScript
{
    private const string Variable = "SEMCOV_TEST_OTHER_BUILD";
    private const int Epochs = 2;
    private const int MostMilliseconds = 3000;

    public override string Name => "two-builds";

    public override string Fault => "M14: services of an older build and of this one side by side; every experiment comes to one verdict, every uploaded set is measured once, nothing is parked, and this build goes on alone";

    public override int LongRounds => 10;

    protected override string Program
    {
        get
        {
            var older = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(older), $"{Variable} is not set: it says where the semcov of an older build is, for instance of what runs now.");
            return older;
        }
    }

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await WorkAsync(stage, () => Task.WhenAll(Fleet.Consumers.Select(service => stage.Fleet.StartAsync(Newer(service)))));
        for (var round = 0; round < rounds; round++)
        {
            var service = Newer(Fleet.Consumers[chance.Next(Fleet.Consumers.Count)]);
            await WorkAsync(stage, async () =>
            {
                await Task.Delay(chance.Next(MostMilliseconds));
                await stage.Fleet.KillAsync(service);
                await stage.Fleet.StartAsync(service);
            });
        }
        await WorkAsync(stage, () => Task.WhenAll(Fleet.Consumers.Select(stage.Fleet.KillAsync)));
        var parked = await stage.Tested.Events.ReadAllAsync(GlobalPosition.Start).CountAsync(recorded => recorded.Body is MessageParked);
        stage.Notes.Check(parked == 0, $"{parked} messages were parked");
        return ([.. await stage.Experiments.VerdictsAsync(), .. await stage.Uploads.MeasuredAsync()], "effects are verdicts and measured sets");
    }

    private static string Newer(string service) => $"{service}-newer";

    private static async Task WorkAsync(Stage stage, Func<Task> meanwhile)
    {
        var id = await stage.Experiments.RequestAsync(Epochs);
        await stage.Uploads.UploadAsync();
        await meanwhile();
        var done = Stopwatch.GetTimestamp();
        await stage.Uploads.UploadAsync();
        await stage.Experiments.ReachesAsync<GateDecided>(id);
        await stage.Uploads.AllMeasuredAsync();
        stage.Notes.Recovered(Stopwatch.GetElapsedTime(done));
    }
}
