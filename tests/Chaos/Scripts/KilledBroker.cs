using System.Diagnostics;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// The broker is killed at random while an experiment is under way, and stays away while another is asked for; both go on once it is back.
/// </summary>
internal sealed class KilledBroker : BrokerScript
{
    private const int Epochs = 1;
    private const int MostMilliseconds = 3000;

    public override string Name => "killed-broker";

    public override string Fault => "M1, M2: kill -9 of the broker, again and again, and commands while it is away; every experiment comes to one verdict, what is asked for is acknowledged";

    public override int LongRounds => 9;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await stage.GoThroughAllQueuesAsync();
        for (var round = 0; round < rounds; round++)
        {
            var before = await stage.Experiments.RequestAsync(Epochs);
            await Task.Delay(chance.Next(MostMilliseconds));
            await stage.Fleet.Broker.KillAsync();
            var meanwhile = await stage.Experiments.RequestAsync(Epochs);
            await stage.Fleet.Broker.StartAgainAsync();
            var back = Stopwatch.GetTimestamp();
            await stage.Experiments.ReachesAsync<GateDecided>(before);
            await stage.Experiments.ReachesAsync<GateDecided>(meanwhile);
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(back));
        }
        return (await stage.Experiments.VerdictsAsync(), "effects are verdicts");
    }
}
