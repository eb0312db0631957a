using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>A believable history, written through the real stores: a dataset, its annotations, and experiments in every state.</summary>
public sealed class Story(IEventStore store, IArtifactStore artifacts, DateTimeOffset now)
{
    public const string Promoted = "01a0c0de-0000-7000-8000-00000semcov1";
    public const string Broken = "01a0c0de-0000-7000-8000-000000enetb0";
    public const string Undefined = "01a0c0de-0000-7000-8000-0000groupdro";
    public const string Untaught = "Class 'melanoma' has no validation sample: no epoch is chosen for how well it is found.";
    public const string Failed = "01a0c0de-0000-7000-8000-000000vitbad";
    public const string Running = "01a0c0de-0000-7000-8000-000000retrai";
    public const string Parked = "7f3e0a1b2c3d4e5f60718293a4b5c6d7";
    public const string Waiting = "01a0c0de-0000-7000-8000-00000waiting";

    private readonly StreamWriter streams = new(store);

    /// <summary>The experiment that still trains, to be driven on by a test.</summary>
    public SeededExperiment? RunningExperiment { get; private set; }

    public async Task WriteAsync()
    {
        var dataset = new SeededDataset(streams, artifacts);
        await dataset.WriteAsync(now.AddDays(-8.5));
        await streams.AppendAsync(Streams.Policy("default"), now.AddDays(-8), "user:maria",
            new BudgetDefined("default", null, [new("ece.pos15@1", 0.08, null), new("cdi.within@1", null, -0.7)]));

        SeededExperiment Experiment(string id, string recipe, double hoursAgo) => new(streams, artifacts, dataset, id, recipe, now.AddHours(-hoursAgo));

        await FinishAsync(Experiment(Broken, "enet-b0", 70), seed: 11, slope: -0.4017171717171717, Verdict.Failed);
        var promoted = Experiment(Promoted, "semcovnet", 26);
        await FinishAsync(promoted, seed: 7, slope: -0.2017171717171717, Verdict.Passed);
        await promoted.PromoteAsync();
        await new SeededUse(streams, artifacts, Promoted).WriteAsync(now.AddHours(-3));
        await FinishAsync(Experiment(Undefined, "groupdro", 20), seed: 5, slope: null, Verdict.Inconclusive, Untaught);

        var failed = Experiment(Failed, "vit", 5);
        await failed.RequestAsync();
        await failed.TrainAsync(2);
        await failed.FailAsync("The loss is not a number since epoch 3. Lower the learning rate (lr) or raise the warm-up.");

        await streams.AppendAsync(Streams.Monitor(SeededDataset.Id), now.AddMinutes(-8), "service:fairness",
            new CoverageDriftDetected(SeededDataset.Id, 1, 2, "hair: total variation 0.08, q = 0.004"),
            new RetrainingRequested(SeededDataset.Id, "request-1", Running, 1, "semcovnet", "coverage of hair drifted", "service:fairness"));
        RunningExperiment = Experiment(Running, "semcovnet", 0.12);
        await RunningExperiment.RequestAsync("coverage of hair drifted");
        await RunningExperiment.TrainAsync(5);
        await Experiment(Waiting, "monet", 0.02).RequestAsync();
        await ParkAsync();
    }

    // Markup in what somebody sent must stay text.
    private async Task ParkAsync()
    {
        var body = System.Text.Encoding.UTF8.GetBytes("{\"datasetId\": \"<script>alert(1)</script>\"");
        await streams.AppendAsync(Streams.Parked(Parked), now.AddMinutes(-3), "service:retrain-requested", new MessageParked(
            Parked, "retrain-requested", null, null, "application/json", ParkingCause.Faulted, "System.Text.Json.JsonException", "Expected depth to be zero at the end of the JSON payload.",
            await artifacts.PutAsync(body), body.Length, System.Text.Encoding.UTF8.GetString(body)));
    }

    private static async Task FinishAsync(SeededExperiment experiment, int seed, double? slope, Verdict verdict, params IReadOnlyList<string> warnings)
    {
        await experiment.RequestAsync();
        await experiment.TrainAsync(SeededExperiment.Epochs);
        await experiment.CompleteAsync(warnings);
        await experiment.EvaluateAsync(seed, slope, verdict);
    }
}
