using System.Diagnostics;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The disk with the artifacts, apart from the events', fills while a model trains: its next checkpoint finds no room.</summary>
internal sealed class FullCheckpoint : IFaultScript
{
    private const int Megabytes = 48;

    // Enough that a training goes on for longer than it takes to fill the disk.
    private const int Epochs = 30;

    private static readonly Dictionary<string, string> Settings = new() { ["SEMCOV__TRAINER__RETRYPAUSE"] = "00:00:01" };

    public string Name => "full-checkpoint";

    public string Fault => "T9: disk full while a checkpoint is saved; the one before is kept, the experiment waits and goes on from it, and comes to one verdict";

    public int LongRounds => 30;

    public bool RunsOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var disk = SmallDisk.Create(Megabytes);
        var folder = Directory.CreateTempSubdirectory("semcov-home-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "artifacts"), disk.Folder);
        using var home = await SmallHome.CreateAsync(folder);
        await using var platform = await RunningPlatform.StartAsync(home.Folder, Settings);
        using var tested = TestedStore.In(home.Folder);
        var notes = new Notes(Fault, tested.Address);
        var experiments = new SmallExperiments(tested, home.Folder, notes.Ledger);
        for (var round = 0; round < rounds; round++)
        {
            var id = await experiments.RequestAsync(Epochs);
            await experiments.ReachesAsync<CheckpointSaved>(id);
            disk.Fill();
            var failed = await experiments.ReachesAsync<AttemptFailed>(id);
            notes.Check(failed is { Final: false, Outage: true, RetryAt: not null }, $"round {round}: a full disk was held against the experiment: {failed}");
            disk.Free();
            var freed = Stopwatch.GetTimestamp();
            var resumed = await experiments.ReachesAsync<AttemptStarted>(id, started => started.ResumesFrom is not null);
            notes.Recovered(Stopwatch.GetElapsedTime(freed));
            notes.Check(await NewestAsync(tested.Events, id, failed) == resumed.ResumesFrom, $"round {round}: the next attempt did not go on from the newest checkpoint");
            await experiments.ReachesAsync<GateDecided>(id);
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await experiments.VerdictsAsync(), "effects are verdicts");
    }

    /// <summary>The last checkpoint that was saved before an attempt failed.</summary>
    private static async Task<Digest> NewestAsync(IEventStore store, Guid id, AttemptFailed failed) => (await store.ReadStreamAsync(Streams.Experiment($"{id:N}"), 0)
        .Select(recorded => recorded.Body).TakeWhile(happened => !happened.Equals(failed)).OfType<CheckpointSaved>().LastAsync()).Checkpoint;
}
