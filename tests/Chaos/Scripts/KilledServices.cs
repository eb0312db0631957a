using System.Diagnostics;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>While small experiments go their way over a real broker, one service after another is killed at a random instant and started again.</summary>
internal sealed class KilledServices : BrokerScript
{
    private const int Epochs = 2;
    private const int MostMilliseconds = 4000;

    public override string Name => "killed-services";

    public override string Fault => "Each service killed with -9 at random while experiments run over RabbitMQ; every experiment comes to one verdict";

    public override int LongRounds => 20;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        for (var round = 0; round < rounds; round++)
        {
            var service = Fleet.Consumers[chance.Next(Fleet.Consumers.Count)];
            var id = await stage.Experiments.RequestAsync(Epochs);
            await Task.Delay(chance.Next(MostMilliseconds));
            await stage.Fleet.KillAsync(service);
            var killed = Stopwatch.GetTimestamp();
            await stage.Fleet.StartAsync(service);
            await stage.Experiments.ReachesAsync<GateDecided>(id);
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(killed));
        }
        return (await stage.Experiments.VerdictsAsync(), "effects are verdicts");
    }
}
