using System.Diagnostics;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The network to the broker is slow, loses connections, falls silent or is cut, by turns, while experiments are under way and asked for.</summary>
internal sealed class BadNetwork : BrokerScript
{
    private const int Epochs = 1;

    private static readonly IReadOnlyList<(TimeSpan For, Action<Wire> Begin)> Faults =
    [
        (TimeSpan.FromSeconds(30), wire => wire.Latency = TimeSpan.FromSeconds(2)),
        (TimeSpan.FromSeconds(30), wire => wire.ResetEvery = 10),
        (TimeSpan.FromSeconds(30), wire => wire.IsSilent = true),
        (TimeSpan.FromSeconds(60), Cut),
    ];

    public override string Name => "bad-network";

    public override string Fault => "M10: the way to the broker is late by 2 s, loses connections, is silent or cut for a minute, by turns; every experiment comes to one verdict, what is asked for is acknowledged";

    public override int LongRounds => 12;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        for (var round = 0; round < rounds; round++)
        {
            var (duration, begin) = Faults[round % Faults.Count];
            var before = await stage.Experiments.RequestAsync(Epochs);
            begin(stage.Fleet.ToBroker);
            var meanwhile = await stage.Experiments.RequestAsync(Epochs);
            await Task.Delay(duration);
            End(stage.Fleet.ToBroker);
            var well = Stopwatch.GetTimestamp();
            await stage.Experiments.ReachesAsync<GateDecided>(before);
            await stage.Experiments.ReachesAsync<GateDecided>(meanwhile);
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(well));
        }
        return (await stage.Experiments.VerdictsAsync(), "effects are verdicts");
    }

    private static void Cut(Wire wire)
    {
        wire.IsCut = true;
        wire.Reset();
    }

    private static void End(Wire wire) => (wire.Latency, wire.ResetEvery, wire.IsSilent, wire.IsCut) = (TimeSpan.Zero, 0, false, false);
}
