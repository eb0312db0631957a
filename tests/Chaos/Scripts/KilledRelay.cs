using System.Collections.Concurrent;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// The relay dies before it publishes an event, after it, or before it keeps how far it has come, by turns; the next one goes on. An effect is a
/// message heard: those that bear one id are one.
/// </summary>
internal sealed class KilledRelay : IFaultScript
{
    private const int EventsARound = 3;

    private static readonly string[] Points = ["before-publish", "after-publish", "before-checkpoint"];

    public string Name => "killed-relay";

    public string Fault => "S2: crash after the append and before or after the publication; every event is published, repeats bear the same message id";

    public int LongRounds => 100;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var home = Directory.CreateTempSubdirectory("semcov-chaos-home-");
        var notes = new Notes(Fault, tested.Address);
        var (pen, chance, heard) = (new DriversPen(tested.Events, notes.Ledger), new Random(seed), new ConcurrentQueue<Guid>());
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < EventsARound; index++)
                await pen.WriteAsync($"r{round}.{index}", 1);
            await using var relay = Start(tested, home.FullName, heard, "--die", Points[round % Points.Length], "--die-at", $"{chance.Next(1, EventsARound + 1)}");
            await relay.EndAsync();
        }
        var stored = await tested.Events.IdsAsync();
        await using (var last = Start(tested, home.FullName, heard))
        {
            await Patience.UntilAsync(() => Task.FromResult(stored.TrueForAll(heard.Contains)), "not every event was heard of");
            notes.Recovered(last.Age);
        }
        var once = heard.Distinct().ToList();
        home.Delete(recursive: true);
        return notes.Close(rounds, once, $"{heard.Count - once.Count} repeats, all under their first message id");
    }

    private static SubjectProcess Start(TestedStore tested, string home, ConcurrentQueue<Guid> heard, params string[] deaths) => SubjectProcess.Start(
        [RelaySubject.Name, .. tested.Address.ToArguments(), "--home", home, .. deaths],
        line =>
        {
            if (line.StartsWith("heard ", StringComparison.Ordinal))
                heard.Enqueue(Guid.Parse(line["heard ".Length..]));
        });
}
