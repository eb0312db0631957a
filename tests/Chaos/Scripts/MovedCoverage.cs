using System.Diagnostics;
using System.Globalization;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>One file after another moves what the descriptors cover, there and back; a rule asks that the newest model be trained again on each.</summary>
internal sealed class MovedCoverage : BrokerScript
{
    private const double MostMedianSeconds = 2;

    public override string Name => "moved-coverage";

    public override string Fault => "An uploaded file that moves tail coverage past the rule starts one run; from its acceptance to the requested experiment at most 2 s in the median";

    public override int LongRounds => 11;

    protected override async Task<(IReadOnlyList<Guid> Effects, string Remark)> RunAsync(Stage stage, int rounds, Random chance)
    {
        await RunningPlatform.CommandAsync(
            null, Fleet.Stores(stage.Tested), "policy", "set", SmallHome.Dataset, "--retrain-on-tail-change", "0.02", "--reason", "fault script", "--home", stage.Home.Folder);
        var first = await stage.Experiments.RequestAsync(epochs: 1);
        await stage.Experiments.ReachesAsync<GateDecided>(first);
        List<double> delays = [];
        for (var round = 0; round < rounds; round++)
            delays.Add(await MoveAsync(stage, (round + 1) % 2));
        var median = delays.Order().ElementAt(delays.Count / 2);
        stage.Notes.Check(median <= MostMedianSeconds, string.Create(CultureInfo.InvariantCulture, $"in the median {median:0.00} s went by from the upload to the experiment"));
        var asked = (await stage.Experiments.VerdictsAsync()).Where(id => id == first);
        return ([.. asked, .. await stage.Uploads.TrainedOnAsync()], string.Create(
            CultureInfo.InvariantCulture, $"effects are experiments; median {median:0.00} s from the accepted file to the requested experiment, at most {delays.Max():0.00} s"));
    }

    // One is trained at a time, so the next comes when this one has its verdict.
    private static async Task<double> MoveAsync(Stage stage, int value)
    {
        var before = await stage.Tested.Events.HeadAsync();
        var version = await stage.Uploads.FillAsync(value);
        var accepted = Stopwatch.GetTimestamp();
        var requested = (ExperimentRequested)(await Patience.ForAsync(
            stage.Tested.Events.SubscribeAllAsync(before).FirstAsync(recorded => recorded.Body is ExperimentRequested e && e.AnnotationVersion == version).AsTask(),
            () => $"no experiment was requested on annotation set {version}")).Body;
        var seconds = Stopwatch.GetElapsedTime(accepted).TotalSeconds;
        await stage.Experiments.ReachesAsync<GateDecided>(Guid.ParseExact(requested.ExperimentId, "N"));
        return seconds;
    }
}
