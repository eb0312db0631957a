using SemCovNet.Cli.Studies;
using SemCovNet.Contracts;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Requests;

namespace SemCovNet.Tests.Services.Host.Studies;

internal static class MadeUpCell
{
    public static StudyCell Of(int seed) => new("views", "demo", seed, new TrainableData(
        new("milk", 1, Digest.Of("manifest"u8), 10, 10, ["other", "MEL"], new Dictionary<string, int>()),
        new("milk", 1, 1, Digest.Of("set"u8), 10, ["hair"], 1)), RecipeCatalog.Find("demo") with { Seed = seed });
}
