using SemCovNet.EventStore;
using SemCovNet.EventStore.Exchange;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>Backups while a process appends: a copy of the file on SQLite, the history as JSON Lines on PostgreSQL; each is restored elsewhere.</summary>
internal sealed class LiveBackup : IFaultScript
{
    // Each backup is restored and compared before the next: writers that were quicker than that would make the last ones endless.
    private const int PauseMilliseconds = 100;

    public string Name => "live-backup";

    public string Fault => "S10: backup under load, restored elsewhere; a prefix of the truth, and its fold is the fold at its position";

    public int LongRounds => 30;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var (notes, folder) = (new Notes(Fault, tested.Address), Directory.CreateTempSubdirectory("semcov-chaos-backup-"));
        var dictation = new Dictation(notes.Ledger);
        await using var writing = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--writers", "3", "--batch", "2", "--pause", $"{PauseMilliseconds}"], dictation.Take);
        for (var round = 0; round < rounds; round++)
        {
            await writing.SaysAsync("ack");
            var acknowledged = await tested.Events.IdsAsync();
            using var restored = await RestoreAsync(tested, Path.Combine(folder.FullName, $"backup{round}"));
            await CompareAsync(tested, restored, acknowledged, notes, $"backup {round}");
        }
        await writing.KillAsync();
        notes.Ledger.FailUnanswered();
        folder.Delete(recursive: true);
        return notes.Close(rounds, await tested.Events.IdsAsync());
    }

    private static async Task<TestedStore> RestoreAsync(TestedStore tested, string aside)
    {
        if (tested.Events is SqliteEventStore file)
        {
            Directory.CreateDirectory(aside);
            await file.BackUpAsync(Path.Combine(aside, "events.db"));
            return TestedStore.In(aside);
        }
        await HistoryFile.WriteAsync(aside, tested.Events.ReadAllAsync(GlobalPosition.Start));
        var restored = TestedStore.Create(tested.Address.Backend);
        await new HistoryImport(restored.Events).ImportAsync(aside);
        return restored;
    }

    private static async Task CompareAsync(TestedStore tested, TestedStore restored, List<Guid> before, Notes notes, string when)
    {
        var (there, here) = (await restored.Events.IdsAsync(), await tested.Events.IdsAsync());
        notes.Check(there.Count >= before.Count, $"{when} lacks events that were stored before it began");
        notes.Check(there.SequenceEqual(here.Take(there.Count)), $"{when} is no prefix of the truth");
        await notes.CheckChainAsync(restored.Events, when);
        var position = await restored.Events.HeadAsync();
        foreach (var projection in Folds.All)
        {
            // Both folds in SQLite, whatever the events are in: it is the events that are compared.
            var of = await Folds.FoldedAsync(projection, restored.Events, position, EventStoreOptions.Sqlite);
            var expected = await Folds.FoldedAsync(projection, tested.Events, position, EventStoreOptions.Sqlite);
            notes.Check(Folds.Difference(of, expected) == 0, $"{when}: {projection.Name} is not the fold at {position}");
        }
    }
}
