using System.Diagnostics;
using System.Globalization;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The broker is away for two minutes, in which people upload and ask for experiments as ever.</summary>
internal sealed class AbsentBroker : BrokerScript
{
    private const int Epochs = 1;
    private const int UploadsBetween = 3;

    private static readonly TimeSpan Absence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Backlog = TimeSpan.FromSeconds(60);

    public override string Name => "absent-broker";

    public override string Fault => "M1: no broker for 2 minutes; files uploaded over HTTP and experiments asked for meanwhile are acknowledged, and all goes its way once it is back: every set measured within a minute, every experiment to one verdict";

    public override int LongRounds => 2;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        List<double> backlogs = [];
        await stage.GoThroughAllQueuesAsync();
        for (var round = 0; round < rounds; round++)
        {
            List<Guid> experiments = [];
            await stage.Fleet.Broker.KillAsync();
            var away = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(away) < Absence)
            {
                for (var upload = 0; upload < UploadsBetween; upload++)
                    await stage.Uploads.UploadAsync();
                experiments.Add(await stage.Experiments.RequestAsync(Epochs));
                await Task.Delay(Between);
            }
            await stage.Fleet.Broker.StartAgainAsync();
            var back = Stopwatch.GetTimestamp();
            await stage.Uploads.AllMeasuredAsync();
            backlogs.Add(Stopwatch.GetElapsedTime(back).TotalSeconds);
            foreach (var experiment in experiments)
                await stage.Experiments.ReachesAsync<GateDecided>(experiment);
            stage.Notes.Recovered(Stopwatch.GetElapsedTime(back));
        }
        stage.Notes.Check(backlogs.Max() <= Backlog.TotalSeconds, string.Create(CultureInfo.InvariantCulture, $"the last set was measured {backlogs.Max():0} s after the broker was back"));
        return (
            [.. await stage.Experiments.VerdictsAsync(), .. await stage.Uploads.MeasuredAsync()],
            string.Create(CultureInfo.InvariantCulture, $"effects are verdicts and measured sets; the last set was measured {backlogs.Max():0.0} s after the broker was back"));
    }
}
