using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>The experiments of years of sweeps: many recipes, datasets, settings and outcomes, each with as few events as tell it.</summary>
internal sealed class DrawnSweeps(IEventStore store)
{
    private const int ToldEvery = 20_000;

    private static readonly DateTimeOffset Began = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Recipes = ["semcovnet", "enet-b0", "enet-b0-cbl", "enet-b0-asl", "groupdro", "vit", "clip", "monet", "mobilenetv2"];
    private static readonly string[] Users = ["user:ada", "user:jonas", "user:maria", "service:fairness"];

    /// <param name="experiments">How many.</param>
    /// <param name="reached">Told of how many there are so far.</param>
    public async Task AppendAsync(int experiments, Action<int> reached, CancellationToken cancellation)
    {
        for (var number = 0; number < experiments; number++)
        {
            var id = Guid.CreateVersion7(Began.AddMinutes(number)).ToString();
            var at = Began.AddMinutes(number);
            await store.AppendAsync(Streams.Experiment(id), ExpectedVersion.NoStream, Drawn.Events(Experiment(id, new Random(number)), at), cancellation);
            if (number % ToldEvery == 0)
                reached(number);
        }
    }

    private static IEvent[] Experiment(string id, Random chance)
    {
        var recipe = Recipes[chance.Next(Recipes.Length)];
        var request = new ExperimentRequested(
            id, $"dataset-{chance.Next(40)}", 1 + chance.Next(3), Drawn.Artifact, 1, Drawn.Artifact, recipe, Settings(recipe, chance),
            chance.Next(10) == 0 ? "coverage of hair drifted" : "requested", Users[chance.Next(Users.Length)]);
        return chance.Next(20) switch
        {
            0 => [request],
            1 => [request, new AttemptStarted(id, 1, "trainer-1", null, 0), new AttemptFailed(id, 1, "The loss is not a number since epoch 3.", true)],
            _ => [request, new AttemptStarted(id, 1, "trainer-1", null, 0), .. Judgement(id, request, chance)],
        };
    }

    private static JsonElement Settings(string recipe, Random chance) => JsonSerializer.SerializeToElement(new
    {
        name = recipe,
        backbone = chance.Next(3) == 0 ? "mobilenetv2" : "enet-b0",
        image_size = 32 * chance.Next(2, 8),
        epochs = chance.Next(3, 60),
        batch = 16 << chance.Next(3),
        optimizer = "adamw",
        learning_rate = Math.Round(Math.Pow(10, -2 - (3 * chance.NextDouble())), 6),
        weight_decay = 0.05,
        warmup = 0.05,
        clip = 1.0,
        seed = chance.Next(1, 1000),
        sdm = "hybrid",
        fusion = "gated",
        dam = chance.Next(2) == 0,
        dva = chance.Next(2) == 0,
        cdi = "slope",
        cdi_weight = chance.Next(0, 30),
        augment = new { flip = true, rotate = 20, colour = 0.2, crop = 0.7 },
        calibrate = "temperature",
        threads = 1,
    });

    private static IEnumerable<IEvent> Judgement(string id, ExperimentRequested request, Random chance)
    {
        var (auc, evaluation) = (0.7 + (0.25 * chance.NextDouble()), $"evaluation-{id}");
        yield return new TrainingCompleted(id, 1, Drawn.Artifact, Drawn.Artifact, Drawn.Artifact, 17, 1.31, "cpu", 1, 100 + (5000 * chance.NextDouble()));
        yield return new EvaluationCompleted(
            id, evaluation, request.DatasetId, request.DatasetVersion, 1, "test", 2000, true, Drawn.Artifact, Drawn.Artifact,
            new Dictionary<string, double?>
            {
                ["auc@1"] = auc,
                ["pra@1"] = auc - 0.35 + (0.1 * chance.NextDouble()),
                ["s95@1"] = auc - 0.4 + (0.2 * chance.NextDouble()),
                ["s95val@1"] = auc - 0.4 + (0.2 * chance.NextDouble()),
                ["bacc@1"] = auc - 0.1,
                ["mf1@1"] = auc - 0.15,
                ["ece.pos15@1"] = 0.1 * chance.NextDouble(),
                ["brier@1"] = 0.2 * chance.NextDouble(),
            });
        var disparity = chance.Next(30) == 0 ? (double?)null : chance.NextDouble();
        yield return new FairnessAssessed(
            id, evaluation, "cdi.within@1", "descriptor", Drawn.Artifact, -disparity, disparity, disparity - 0.1, disparity + 0.1, disparity * -0.4, 14,
            disparity is null ? "Fewer than 3 groups that count in every class." : null);
        yield return new GateDecided(id, evaluation, "default", (Verdict)chance.Next(4), []);
    }
}
