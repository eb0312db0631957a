using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>One process appends, another keeps the read models up, and the driver drops and folds them anew, again and again.</summary>
internal sealed class LiveRebuild : IFaultScript
{
    // A rebuild takes longer the more there is: writers that were quicker than it would never let it come to an end.
    private const int PauseMilliseconds = 200;

    public string Name => "live-rebuild";

    public string Fault => "S11: rebuild while events come and another process follows; no gap where they meet";

    public int LongRounds => 30;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        var (all, dictation) = (Folds.Projections(tested.Events, tested.ReadModels), new Dictation(notes.Ledger));
        await using var following = SubjectProcess.Start([ProjectSubject.Name, .. tested.Address.ToArguments()]);
        await using var writing = SubjectProcess.Start([AppendSubject.Name, .. tested.Address.ToArguments(), "--writers", "2", "--pause", $"{PauseMilliseconds}"], dictation.Take);
        await following.SaidAsync("prepared");
        for (var round = 0; round < rounds; round++)
        {
            await writing.SaysAsync("ack");
            await all.RebuildAsync();
        }
        await writing.KillAsync();
        notes.Ledger.FailUnanswered();
        await all.WaitForAsync(await tested.Events.HeadAsync());
        foreach (var projection in Folds.All)
        {
            var folded = await Folds.FoldedAsync(projection, tested.Events, await tested.Events.HeadAsync(), backend);
            var difference = Folds.Difference(await tested.ReadModels.RowsAsync(projection), folded);
            notes.Check(difference == 0, $"{projection.Name} differs in {difference} rows from a fold from nothing");
        }
        return notes.Close(rounds, await tested.Events.IdsAsync(), "effects are rows; difference 0");
    }
}
