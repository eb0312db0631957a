using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels.Querying;

/// <summary>Experiments in every state, with values that meet those of the questions, and without values.</summary>
internal static class Drawn
{
    public static readonly string[] Recipes = ["semcovnet", "ViT", "enet-b0", "Überprüfung"];
    public static readonly string[] Users = ["user:ada", "user:Émile", "50%_off"];
    public static readonly string[] Backbones = ["mobilenetv2", "ViT-tiny", "true"];
    public static readonly double[] Numbers = [0, 0.25, 0.5, 0.75, 1, 3e-4];

    public static readonly DateTimeOffset Begin = Some.Noon;

    public static string? Config(ExperimentSummary row, string key) =>
        JsonSerializer.Deserialize<JsonElement>(row.RecipeJson).TryGetProperty(key, out var value) ? value.ToString() : null;

    /// <summary>The events of one experiment, the same for the same number.</summary>
    public static IEvent[] Experiment(string id, int number)
    {
        var chance = new Random(number);
        var whole = new IEvent[]
        {
            Given.Requested(id, Pick(Recipes), "d1", Configuration(chance), chance.Next(3) == 0 ? "coverage drifted" : "requested", Pick(Users)),
            Given.Attempt(1, id: id), Given.Epoch(1, 1, id: id), Given.Trained(id: id),
            Given.Evaluated($"v-{id}", id, metrics: new Dictionary<string, double?> { ["auc@1"] = Figure(), ["bacc@1"] = Figure(), ["s95val@1"] = Figure() }),
            Given.Assessed($"v-{id}", id, value: Figure()), Given.Decided($"v-{id}", Pick(Enum.GetValues<Verdict>()), id),
        };
        return chance.Next(5) switch
        {
            0 => whole[..(1 + chance.Next(6))],
            1 => [.. whole[..3], Given.Failed(1, final: true, id: id)],
            2 => [.. whole[..2], new ExperimentCancelled(id, "enough", "user:ada")],
            _ => whole,
        };

        T Pick<T>(T[] from) => from[chance.Next(from.Length)];

        double? Figure() => chance.Next(4) == 0 ? null : Numbers[chance.Next(5)];
    }

    private static Dictionary<string, object?> Configuration(Random chance)
    {
        var config = new Dictionary<string, object?> { ["epochs"] = 12, ["cdi"] = new { weight = 10 } };
        if (chance.Next(3) > 0)
            config["lr"] = Numbers[chance.Next(Numbers.Length)];
        if (chance.Next(3) > 0)
            config["backbone"] = chance.Next(3) is var choice && choice == 2 ? true : Backbones[choice];
        return config;
    }
}
