using System.Diagnostics;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The disk of events and read models fills to the last byte while one process appends and another projects, and is freed again.</summary>
internal sealed class FullDisk : IFaultScript
{
    private const int Megabytes = 64;

    // PostgreSQL finds room for a part of a page only, and says so in other words.
    private const int HalfPage = 4096;

    public string Name => "full-disk";

    public string Fault => "S6: disk full while appending and projecting; a clear error, reads still work, both go on without restart";

    public int LongRounds => 50;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var disk = SmallDisk.Create(Megabytes);
        using var tested = TestedStore.On(disk, backend);
        var notes = new Notes(Fault, tested.Address);
        await using var projecting = SubjectProcess.Start([ProjectSubject.Name, .. tested.Address.ToArguments()]);
        await projecting.SaidAsync("prepared");
        await using var writing = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--writers", "2", "--batch", "2", "--pause", "2"], new Dictation(notes.Ledger).Take);
        for (var round = 0; round < rounds; round++)
        {
            await writing.SaysAsync("ack");
            disk.Fill(round % 2 * HalfPage);
            var error = await writing.SaysAsync("failed");
            notes.Check(error.StartsWith($"failed {AppendSubject.DiskIsFull} ", StringComparison.Ordinal), $"round {round}: {error}");
            var read = await tested.Events.IdsAsync();
            notes.Check(read.Count > 0, $"round {round}: nothing could be read");
            disk.Free();
            var freed = Stopwatch.GetTimestamp();
            await writing.SaysAsync("ack");
            notes.Recovered(Stopwatch.GetElapsedTime(freed));
        }
        await writing.KillAsync();
        notes.Ledger.FailUnanswered();
        await Folds.Projections(tested.Events, tested.ReadModels).WaitForAsync(await tested.Events.HeadAsync());
        await projecting.KillAsync();
        await CompareAsync(tested, notes);
        return notes.Close(rounds, await tested.Events.IdsAsync());
    }

    private static async Task CompareAsync(TestedStore tested, Notes notes)
    {
        await notes.CheckChainAsync(tested.Events, "at the end");
        foreach (var projection in Folds.All)
        {
            var folded = await Folds.FoldedAsync(projection, tested.Events, await tested.Events.HeadAsync(), tested.Address.Backend);
            notes.Check(Folds.Difference(await tested.ReadModels.RowsAsync(projection), folded) == 0, $"{projection.Name} is not a fold from nothing");
        }
    }
}
