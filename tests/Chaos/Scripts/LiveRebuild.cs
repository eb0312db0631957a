using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// The driver drops the read models and folds them anew, twice at once, while it appends and another process keeps them up. They are compared after each
/// time, for the next rebuild would hide what the one before did wrong.
/// </summary>
internal sealed class LiveRebuild : IFaultScript
{
    private const int StreamsARound = 4;
    private const int EventsAStream = 5;

    public string Name => "live-rebuild";

    public string Fault => "S11: two rebuilds at once while events come and another process follows; no gap, and nothing twice, where they meet";

    public int LongRounds => 30;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        var pen = new DriversPen(tested.Events, notes.Ledger);
        await using var following = SubjectProcess.Start([ProjectSubject.Name, .. tested.Address.ToArguments()]);
        await following.SaidAsync("prepared");
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Task.Run(() => WriteAsync(pen, round)), Task.Run(() => RebuildAsync(tested)), Task.Run(() => RebuildAsync(tested)));
            await Folds.Projections(tested.Events, tested.ReadModels).WaitForAsync(await tested.Events.HeadAsync());
            await CompareAsync(tested, notes, $"round {round}");
        }
        return notes.Close(rounds, await tested.Events.IdsAsync(), "effects are rows; difference 0 after each rebuild");
    }

    private static async Task WriteAsync(DriversPen pen, int round)
    {
        for (var stream = 0; stream < StreamsARound; stream++)
            await pen.WriteAsync($"r{round}.{stream}", EventsAStream);
    }

    private static Task RebuildAsync(TestedStore tested) => Folds.Projections(tested.Events, tested.ReadModels).RebuildAsync();

    private static async Task CompareAsync(TestedStore tested, Notes notes, string when)
    {
        foreach (var projection in Folds.All)
        {
            var folded = await Folds.FoldedAsync(projection, tested.Events, await tested.Events.HeadAsync(), tested.Address.Backend);
            var difference = Folds.Difference(await tested.ReadModels.RowsAsync(projection), folded);
            notes.Check(difference == 0, $"{when}: {projection.Name} differs in {difference} rows from a fold from nothing");
        }
    }
}
