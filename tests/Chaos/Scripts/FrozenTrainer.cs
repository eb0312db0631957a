using System.Diagnostics;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>A trainer is frozen in the middle of a training until another has taken over, and then woken; it must not say another word about that experiment.</summary>
internal sealed class FrozenTrainer : BrokerScript
{
    private const int Epochs = 12;
    private const string Other = "training-2";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    public override string Name => "frozen-trainer";

    public override string Fault => "T3: SIGSTOP of a trainer past its lease, another takes over, SIGCONT; the first publishes nothing more, one model comes of it";

    public override int LongRounds => 10;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await stage.Fleet.StartAsync(Other);
        for (var round = 0; round < rounds; round++)
        {
            var id = await stage.Experiments.RequestAsync(Epochs);
            await stage.Experiments.ReachesAsync<EpochCompleted>(id);
            var frozen = (await stage.Experiments.ReachesAsync<AttemptStarted>(id)).Trainer;
            await FreezeAsync(stage, frozen);
            var since = Stopwatch.GetTimestamp();
            await stage.Experiments.ReachesAsync<AttemptStarted>(id, attempt => attempt.Attempt == 2);
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(since));
            stage.Fleet.Thaw(frozen);
            await stage.Experiments.ReachesAsync<GateDecided>(id);
            await CheckAsync(stage, id, frozen);
        }
        return (await stage.Experiments.VerdictsAsync(), "effects are verdicts");
    }

    // A process that holds SQLite's lock while it is frozen stops all others for as long, and nobody can take it from it. PostgreSQL ends its transaction.
    private static async Task FreezeAsync(Stage stage, string trainer)
    {
        stage.Fleet.Freeze(trainer);
        while (!stage.Tested.Address.OnPostgres && !await CanWriteAsync(stage))
        {
            stage.Fleet.Thaw(trainer);
            await CanWriteAsync(stage);
            stage.Fleet.Freeze(trainer);
        }
    }

    private static async Task<bool> CanWriteAsync(Stage stage)
    {
        var written = Task.Run(async () =>
        {
            await stage.Tested.Events.ProbeWriteAsync();
            await stage.Tested.ReadModels.WriteAsync(_ => Task.FromResult(0));
        });
        return await Task.WhenAny(written, Task.Delay(LockPatience)) == written;
    }

    private static async Task CheckAsync(Stage stage, Guid id, string frozen)
    {
        var events = await stage.Tested.Events.ReadStreamAsync(Streams.Experiment($"{id:N}")).ToListAsync();
        var after = events.SkipWhile(recorded => recorded.Body is not AttemptStarted { Attempt: 2 }).ToList();
        stage.Notes.Check(after[0].Body is AttemptStarted second && second.Trainer != frozen, $"{id:N}: the frozen trainer took over from itself");
        // It may well be given the experiment again, under a number of its own: on a busy machine leases run out.
        stage.Notes.Check(after.All(recorded => AttemptOf(recorded.Body) != 1), $"{id:N}: the frozen attempt wrote after it was superseded");
        stage.Notes.Check(events.Count(recorded => recorded.Body is TrainingCompleted) == 1, $"{id:N}: not one model came of it");
    }

    private static int? AttemptOf(IEvent happened) => happened switch
    {
        EpochCompleted e => e.Attempt,
        CheckpointSaved e => e.Attempt,
        AttemptFailed e => e.Attempt,
        TrainingCompleted e => e.Attempt,
        _ => null,
    };
}
