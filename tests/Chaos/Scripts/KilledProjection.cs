using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The process that keeps the read models dies after it has changed rows and before their checkpoint; the next one goes on.</summary>
internal sealed class KilledProjection : IFaultScript
{
    private const int EventsARound = 12;

    public string Name => "killed-projection";

    public string Fault => "S3: crash between a read model's rows and its checkpoint; the rows are those of a fold from nothing";

    public int LongRounds => 100;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        var (pen, chance) = (new DriversPen(tested.Events, notes.Ledger), new Random(seed));
        for (var round = 0; round < rounds; round++)
        {
            var before = await tested.Events.HeadAsync();
            for (var index = 0; index < EventsARound / 2; index++)
                await pen.WriteAsync($"e{chance.Next(4)}", 2);
            await DieAsync(tested, dieAt: before.Value + chance.Next(1, EventsARound + 1));
            await CompareAsync(tested, notes, $"round {round}");
        }
        await RecoverAsync(tested, notes);
        await CompareAsync(tested, notes, "at the end");
        // An effect of an event is its place in the count of its stream.
        var counted = (await tested.ReadModels.QueryAsync<long>("select cast(coalesce(sum(number), 0) as bigint) from counted"))[0];
        var ids = await tested.Events.IdsAsync();
        notes.Check(counted == ids.Count, $"{counted} events were counted of {ids.Count}");
        return notes.Close(rounds, ids, "effects are rows; difference 0 after each crash");
    }

    private static async Task DieAsync(TestedStore tested, long dieAt)
    {
        await using var projecting = SubjectProcess.Start([ProjectSubject.Name, .. tested.Address.ToArguments(), "--die-at", $"{dieAt}"]);
        await projecting.EndAsync();
    }

    private static async Task RecoverAsync(TestedStore tested, Notes notes)
    {
        await using var projecting = SubjectProcess.Start([ProjectSubject.Name, .. tested.Address.ToArguments()]);
        await projecting.SaidAsync("prepared");
        await Folds.Projections(tested.Events, tested.ReadModels).WaitForAsync(await tested.Events.HeadAsync());
        notes.Recovered(projecting.Age);
    }

    private static async Task CompareAsync(TestedStore tested, Notes notes, string when)
    {
        var places = await Folds.Projections(tested.Events, tested.ReadModels).StatusAsync();
        foreach (var projection in Folds.All)
        {
            if (places.SingleOrDefault(place => place.Name == projection.Name) is not { } place)
                continue;
            notes.Check(place.Fault is null, $"{when}: {place.Fault}");
            var folded = await Folds.FoldedAsync(projection, tested.Events, place.Position, tested.Address.Backend);
            var difference = Folds.Difference(await tested.ReadModels.RowsAsync(projection), folded);
            notes.Check(difference == 0, $"{when}: {projection.Name} at {place.Position} differs in {difference} rows from a fold up to there");
        }
    }
}
