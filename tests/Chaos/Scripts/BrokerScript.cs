using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>What a fault over a real broker happens to.</summary>
internal sealed record Stage(TestedStore Tested, SmallHome Home, Fleet Fleet, Notes Notes)
{
    public SmallExperiments Experiments { get; } = new(Tested, Home.Folder, Notes.Ledger);

    public SmallUploads Uploads { get; } = new(Tested, Home, Fleet, Notes.Ledger);

    /// <summary>
    /// One experiment, to its verdict, before the broker is touched. RabbitMQ 3.10 may leave a queue without a leader for ever that was declared in the
    /// instant before a kill (docs/services.md); a platform at work has queues that were at work.
    /// </summary>
    public async Task GoThroughAllQueuesAsync() => await Experiments.ReachesAsync<GateDecided>(await Experiments.RequestAsync(epochs: 1));

    /// <summary>Ids of the wishes for a retraining that were answered, whatever the answer.</summary>
    public async Task<IReadOnlyList<Guid>> AnsweredAsync() =>
        await Tested.Events.ReadStreamAsync(Streams.Monitor(SmallHome.Dataset)).Select(AnsweredBy).Where(wish => wish is not null).Select(wish => wish!.Value).ToListAsync();

    /// <summary>Waits until each of the wishes is answered.</summary>
    /// <param name="after">Where the events ended before they were made.</param>
    public async Task AllAnsweredAsync(IEnumerable<Guid> wishes, GlobalPosition after, string complaint)
    {
        var open = wishes.ToHashSet();
        await Patience.ForAsync(Tested.Events.SubscribeAllAsync(after).FirstAsync(AnswersTheLast).AsTask(), () => $"{complaint}: {open.Count} are not");

        bool AnswersTheLast(RecordedEvent recorded) => AnsweredBy(recorded) is { } wish && open.Remove(wish) && open.Count == 0;
    }

    private static Guid? AnsweredBy(RecordedEvent recorded) => recorded.Body switch
    {
        RetrainingRequested e => Guid.Parse(e.RequestId),
        RetrainingSuppressed e => Guid.Parse(e.RequestId),
        _ => null,
    };
}

/// <summary>A fault that is done to services which meet on a broker: all of them are started once, and the chain of events is checked in the end.</summary>
internal abstract class BrokerScript : IFaultScript
{
    public abstract string Name { get; }

    public abstract string Fault { get; }

    public abstract int LongRounds { get; }

    /// <summary>The <c>semcov</c> that makes the home and whose services are started.</summary>
    protected virtual string Program => RunningPlatform.Program;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.Create(backend);
        using var home = await SmallHome.CreateAsync(Directory.CreateTempSubdirectory("semcov-chaos-home-").FullName, Fleet.Stores(tested), Program);
        await using var fleet = await Fleet.StartAsync(home.Folder, tested, Program);
        var stage = new Stage(tested, home, fleet, new Notes(Fault, tested.Address));
        var (effects, remark) = await RunAsync(stage, rounds, new Random(seed));
        await stage.Notes.CheckChainAsync(tested.Events, "at the end");
        return stage.Notes.Close(rounds, effects, remark);
    }

    /// <returns>What came of what was asked for, and what else the report shall say.</returns>
    protected abstract Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance);
}
