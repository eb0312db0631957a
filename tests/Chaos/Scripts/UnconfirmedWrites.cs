using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The disk answers flushes with an error for a while. After the first, a flush that succeeds proves nothing: only a new process appends again.</summary>
internal sealed class UnconfirmedWrites : IFaultScript
{
    private const int Answers = 5;

    public string Name => "unconfirmed-writes";

    public string Fault => "S8: fsync answers EIO while a writer appends; nothing is acknowledged from then on, also once the disk is well again, until the writer is started anew";

    public int LongRounds => 100;

    public bool RunsOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var flush = new FailingFlush();
        using var tested = TestedStore.OnSqlite();
        var notes = new Notes(Fault, tested.Address);
        for (var round = 0; round < rounds; round++)
        {
            var late = await FailOnceAsync(tested, flush, notes);
            notes.Check(late == 0, $"round {round}: {late} appends were acknowledged after the disk had failed");
            await notes.CheckChainAsync(tested.Events, $"round {round}");
        }
        return notes.Close(rounds, await tested.Events.IdsAsync());
    }

    /// <returns>How many batches were acknowledged after the disk's first error.</returns>
    private static async Task<int> FailOnceAsync(TestedStore tested, FailingFlush flush, Notes notes)
    {
        var (dictation, failures, late, answers) = (new Dictation(notes.Ledger), 0, 0, 0);
        var (well, answered) = (false, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var writer = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--batch", "2", "--pause", "2"],
            line =>
            {
                dictation.Take(line);
                var (failed, acknowledged) = (line.StartsWith("failed", StringComparison.Ordinal), line.StartsWith("ack", StringComparison.Ordinal));
                failures += failed ? 1 : 0;
                late += failures > 0 && acknowledged ? 1 : 0;
                if (well && (failed || acknowledged) && ++answers == Answers)
                    answered.TrySetResult();
            },
            flush.Settings);
        await writer.SaidAsync("ack");
        notes.Recovered(writer.Age);
        flush.Begin();
        var error = await writer.SaidAsync("failed");
        notes.Check(error.Contains("start it again", StringComparison.Ordinal), error);
        flush.End();
        well = true;
        await Patience.ForAsync(answered.Task, writer.ToString);
        await writer.KillAsync();
        notes.Ledger.FailUnanswered();
        return late;
    }
}
