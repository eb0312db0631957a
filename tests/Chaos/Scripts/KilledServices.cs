using System.Diagnostics;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>While small experiments go their way over a real broker, one service after another is killed at a random instant and started again.</summary>
internal sealed class KilledServices : IFaultScript
{
    private const int Epochs = 2;
    private const int MostMilliseconds = 4000;

    public string Name => "killed-services";

    public string Fault => "Each service killed with -9 at random while experiments run over RabbitMQ; every experiment comes to one verdict";

    public int LongRounds => 20;

    public int ShortRounds => 3;

    // A broker and five processes take their time.
    public bool IsTestedOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        using var home = await SmallHome.CreateAsync(Directory.CreateTempSubdirectory("semcov-chaos-home-").FullName, Fleet.Stores(tested));
        await using var fleet = await Fleet.StartAsync(home.Folder, tested);
        var (notes, chance) = (new Notes(Fault, tested.Address), new Random(seed));
        var experiments = new SmallExperiments(tested, home.Folder, notes.Ledger);
        for (var round = 0; round < rounds; round++)
        {
            var service = Fleet.Consumers[chance.Next(Fleet.Consumers.Count)];
            var id = await experiments.RequestAsync(Epochs);
            await Task.Delay(chance.Next(MostMilliseconds));
            await fleet.KillAsync(service);
            var killed = Stopwatch.GetTimestamp();
            await fleet.StartAsync(service);
            await experiments.ReachesAsync<GateDecided>(id);
            notes.Recovered(Stopwatch.GetElapsedTime(killed));
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await experiments.VerdictsAsync(), "effects are verdicts");
    }
}
