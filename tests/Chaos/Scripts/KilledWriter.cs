using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A process that appends, one event and five at a time by turns, is killed at random instants; the next one goes on.</summary>
/// <param name="options">Further arguments of the writer.</param>
internal sealed class KilledWriter(params string[] options) : IFaultScript
{
    private const int MostAcknowledgements = 25;
    private const int MostMilliseconds = 4;

    public string Name => "killed-writer";

    public string Fault => "S1: kill -9 of a writer while it appends; what was acknowledged is there, batches are whole, the chain holds";

    public int LongRounds => 300;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        var chance = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var batches = await KillOnceAsync(tested, notes, batchSize: round % 2 == 0 ? 1 : 5, chance);
            var stored = (await tested.Events.IdsAsync()).ToHashSet();
            notes.Check(batches.All(batch => batch.All(stored.Contains) || !batch.Any(stored.Contains)), $"round {round}: a batch is stored in part");
            await notes.CheckChainAsync(tested.Events, $"round {round}");
        }
        return notes.Close(rounds, await tested.Events.IdsAsync());
    }

    private async Task<IReadOnlyList<IReadOnlyList<Guid>>> KillOnceAsync(TestedStore tested, Notes notes, int batchSize, Random chance)
    {
        var (dictation, acknowledgements, last) = (new Dictation(notes.Ledger), 0, chance.Next(1, MostAcknowledgements));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var writer = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--writers", "2", "--batch", $"{batchSize}", .. options],
            line =>
            {
                dictation.Take(line);
                if (line.StartsWith("ack", StringComparison.Ordinal) && ++acknowledgements == last)
                    reached.TrySetResult();
            });
        await writer.SaidAsync("ack");
        notes.Recovered(writer.Age);
        await Patience.ForAsync(reached.Task, writer.ToString);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.NextDouble() * MostMilliseconds));
        await writer.KillAsync();
        notes.Ledger.FailUnanswered();
        return dictation.Batches;
    }
}
