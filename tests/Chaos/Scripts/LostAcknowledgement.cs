using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A writer dies after its commit and before it could say so; whoever asked it to write asks again.</summary>
internal sealed class LostAcknowledgement : IFaultScript
{
    private const int BatchSize = 3;

    public string Name => "lost-acknowledgement";

    public string Fault => "S5: the acknowledgement is lost; the same batch again gives the same answer and adds nothing, a partly overlapping one is refused";

    public int LongRounds => 100;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var notes = new Notes(Fault, tested.Address);
        for (var round = 0; round < rounds; round++)
        {
            var (experiment, ids) = ($"lost{round}.0", await DieAsync(tested, notes, $"lost{round}"));
            var batch = Story.After(-1, experiment, BatchSize).Select((added, place) => added with { Id = ids[place] }).ToList();
            notes.Check(await RepeatAsync(tested, experiment, batch) == BatchSize - 1, $"round {round}: the repetition got another version");
            notes.Check(await RepeatAsync(tested, experiment, batch) == BatchSize - 1, $"round {round}: the second repetition got another version");
            notes.Ledger.Acknowledge(ids);
            await OverlapAsync(tested, notes, experiment, [batch[^1], .. Story.After(BatchSize - 1, experiment, 1)], round);
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await tested.Events.IdsAsync());
    }

    private static async Task<IReadOnlyList<Guid>> DieAsync(TestedStore tested, Notes notes, string experiment)
    {
        var dictation = new Dictation(notes.Ledger);
        await using var writer = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--experiment", experiment, "--batch", $"{BatchSize}", "--die", "before-acknowledging"],
            dictation.Take);
        await writer.EndAsync();
        return dictation.Batches.Single();
    }

    private static async Task<long> RepeatAsync(TestedStore tested, string experiment, IReadOnlyList<NewEvent> batch) =>
        (await tested.Events.AppendAsync(Streams.Experiment(experiment), ExpectedVersion.NoStream, batch)).Version;

    private static async Task OverlapAsync(TestedStore tested, Notes notes, string experiment, IReadOnlyList<NewEvent> batch, int round)
    {
        notes.Ledger.Attempt(batch[^1].Id);
        try
        {
            await tested.Events.AppendAsync(Streams.Experiment(experiment), ExpectedVersion.Exactly(BatchSize - 1), batch);
            notes.Check(false, $"round {round}: a batch that overlaps what is stored was taken");
        }
        catch (EventAlreadyStoredException)
        {
            notes.Ledger.Fail(batch[^1].Id);
        }
    }
}
