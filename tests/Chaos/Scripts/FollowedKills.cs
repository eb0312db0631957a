using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Tests.Chaos.Subjects;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>One follower looks on while processes of sixteen writers are killed one after the other. An effect is an event it has seen.</summary>
internal sealed class FollowedKills : IFaultScript
{
    private const int Writers = 16;
    private const int MostAcknowledgements = 60;

    public string Name => "followed-kills";

    public string Fault => "A follower of all events, under 16 concurrent writers that are killed, skips none";

    public int LongRounds => 200;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        var (notes, chance, seen) = (new Notes(Fault, tested.Address), new Random(seed), new List<(GlobalPosition Position, Guid Id)>());
        using var end = new CancellationTokenSource();
        var following = FollowAsync(tested.Events, seen, end.Token);
        for (var round = 0; round < rounds; round++)
            await KillOnceAsync(tested, notes, chance.Next(1, MostAcknowledgements));
        var stored = await tested.Events.IdsAsync();
        var head = await tested.Events.HeadAsync();
        await Patience.UntilAsync(() => Task.FromResult(Newest(seen) >= head), "the follower did not reach the newest event");
        await end.CancelAsync();
        await following;
        var ids = seen.Select(each => each.Id).ToList();
        notes.Check(ids.SequenceEqual(stored), $"{stored.Except(ids).Count()} of {stored.Count} stored events were skipped, or the order is another");
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, ids);
    }

    private static async Task KillOnceAsync(TestedStore tested, Notes notes, int acknowledgements)
    {
        var (dictation, left) = (new Dictation(notes.Ledger), acknowledgements);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var writers = SubjectProcess.Start(
            [AppendSubject.Name, .. tested.Address.ToArguments(), "--writers", $"{Writers}"],
            line =>
            {
                dictation.Take(line);
                if (line.StartsWith("ack", StringComparison.Ordinal) && --left == 0)
                    reached.TrySetResult();
            });
        await writers.SaidAsync("ack");
        notes.Recovered(writers.Age);
        await Patience.ForAsync(reached.Task, writers.ToString);
        await writers.KillAsync();
        notes.Ledger.FailUnanswered();
    }

    private static async Task FollowAsync(IEventStore store, List<(GlobalPosition, Guid)> seen, CancellationToken end)
    {
        try
        {
            await foreach (var recorded in store.SubscribeAllAsync(GlobalPosition.Start, end))
            {
                lock (seen)
                    seen.Add((recorded.Position, recorded.Id));
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private static GlobalPosition Newest(List<(GlobalPosition Position, Guid Id)> seen)
    {
        lock (seen)
            return seen.Count == 0 ? GlobalPosition.Start : seen[^1].Position;
    }
}
