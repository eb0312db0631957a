using System.Diagnostics;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// The broker is killed at random while an experiment is under way, and stays away while another is asked for; both go on once it is back.
/// </summary>
internal sealed class KilledBroker : IFaultScript
{
    private const int Epochs = 1;
    private const int MostMilliseconds = 3000;

    public string Name => "killed-broker";

    public string Fault => "M1, M2: kill -9 of the broker, again and again, and commands while it is away; every experiment comes to one verdict, what is asked for is acknowledged";

    public int LongRounds => 9;

    public int ShortRounds => 2;

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
            var before = await experiments.RequestAsync(Epochs);
            await Task.Delay(chance.Next(MostMilliseconds));
            await fleet.Broker.KillAsync();
            var meanwhile = await experiments.RequestAsync(Epochs);
            await fleet.Broker.StartAgainAsync();
            var back = Stopwatch.GetTimestamp();
            await experiments.ReachesAsync<GateDecided>(before);
            await experiments.ReachesAsync<GateDecided>(meanwhile);
            notes.Recovered(Stopwatch.GetElapsedTime(back));
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await experiments.VerdictsAsync(), "effects are verdicts");
    }
}
