using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>Fifty writers over ten openings of one store wait at a barrier and then append at the same expected version.</summary>
internal sealed class RacingWriters : IFaultScript
{
    private const int Writers = 50;
    private const int Openings = 10;
    private const string Experiment = "raced";

    public string Name => "racing-writers";

    public string Fault => "S4: 50 writers at one expected version; one wins, every other gets an error";

    public int LongRounds => 1000;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        var openings = Enumerable.Range(0, Openings).Select(_ => tested.Address.OpenEvents()).ToList();
        for (var version = -1; version < rounds - 1; version++)
        {
            using var barrier = new SemaphoreSlim(0);
            var writers = Enumerable.Range(0, Writers).Select(writer => TryAsync(openings[writer % Openings], version, barrier, notes.Ledger)).ToList();
            barrier.Release(Writers);
            var winners = (await Task.WhenAll(writers)).Count(won => won);
            notes.Check(winners == 1, $"version {version + 1}: {winners} winners");
        }
        var stored = await tested.Events.IdsAsync();
        notes.Check(stored.Count == rounds, $"{stored.Count} events are stored after {rounds} rounds");
        await notes.CheckChainAsync(tested.Events, "at the end");
        openings.ForEach(opening => opening.Dispose());
        return notes.Close(rounds, stored);
    }

    private static async Task<bool> TryAsync(IEventStore store, long version, SemaphoreSlim barrier, Ledger ledger)
    {
        var batch = Story.After(version, Experiment, 1);
        await barrier.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        ledger.Attempt(batch[0].Id);
        try
        {
            var expected = version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version);
            await store.AppendAsync(Streams.Experiment(Experiment), expected, batch);
            ledger.Acknowledge(batch[0].Id);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            ledger.Fail(batch[0].Id);
            return false;
        }
    }
}
