using System.Diagnostics;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A trainer is frozen in the middle of a training until another has taken over, and then woken; it must not say another word about that experiment.</summary>
internal sealed class FrozenTrainer : IFaultScript
{
    private const int Epochs = 12;
    private const string Other = "training-2";

    public string Name => "frozen-trainer";

    public string Fault => "T3: SIGSTOP of a trainer past its lease, another takes over, SIGCONT; the first publishes nothing more, one model comes of it";

    public int LongRounds => 10;

    public int ShortRounds => 2;

    // A broker and five processes take their time.
    public bool IsTestedOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        using var home = await SmallHome.CreateAsync(Directory.CreateTempSubdirectory("semcov-chaos-home-").FullName, Fleet.Stores(tested));
        await using var fleet = await Fleet.StartAsync(home.Folder, tested);
        await fleet.StartAsync(Other);
        var notes = new Notes(Fault, tested.Address);
        var experiments = new SmallExperiments(tested, home.Folder, notes.Ledger);
        for (var round = 0; round < rounds; round++)
        {
            var id = await experiments.RequestAsync(Epochs);
            await experiments.ReachesAsync<EpochCompleted>(id);
            var frozen = (await experiments.ReachesAsync<AttemptStarted>(id)).Trainer;
            fleet.Freeze(frozen);
            var since = Stopwatch.GetTimestamp();
            await experiments.ReachesAsync<AttemptStarted>(id, attempt => attempt.Attempt == 2);
            notes.Recovered(Stopwatch.GetElapsedTime(since));
            fleet.Thaw(frozen);
            await experiments.ReachesAsync<GateDecided>(id);
            await CheckAsync(tested, notes, id, frozen);
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await experiments.VerdictsAsync(), "effects are verdicts");
    }

    private static async Task CheckAsync(TestedStore tested, Notes notes, Guid id, string frozen)
    {
        var events = await tested.Events.ReadStreamAsync(Streams.Experiment($"{id:N}")).ToListAsync();
        var after = events.SkipWhile(recorded => recorded.Body is not AttemptStarted { Attempt: 2 }).ToList();
        notes.Check(after[0].Body is AttemptStarted second && second.Trainer != frozen, $"{id:N}: the frozen trainer took over from itself");
        // It may well be given the experiment again, under a number of its own: on a busy machine leases run out.
        notes.Check(after.All(recorded => AttemptOf(recorded.Body) != 1), $"{id:N}: the frozen attempt wrote after it was superseded");
        notes.Check(events.Count(recorded => recorded.Body is TrainingCompleted) == 1, $"{id:N}: not one model came of it");
    }

    private static int? AttemptOf(IEvent happened) => happened switch
    {
        EpochCompleted e => e.Attempt,
        CheckpointSaved e => e.Attempt,
        AttemptFailed e => e.Attempt,
        TrainingCompleted e => e.Attempt,
        _ => null,
    };
}
