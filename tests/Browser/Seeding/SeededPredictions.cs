using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>What a model answered to some test and validation images; the images are the same for every seed, the answers are not.</summary>
public static class SeededPredictions
{
    private const int TestImages = 240;
    private const int ValidationImages = 60;

    public static PredictionSet Of(string experiment, string evaluation, int seed)
    {
        var chance = new Random(seed);
        return new(experiment, evaluation, SeededDataset.Id, 1, SeededDataset.Classes, [], [.. Enumerable.Range(0, TestImages + ValidationImages).Select(number => Row(number, chance))]);
    }

    private static Prediction Row(int number, Random chance)
    {
        var positive = number % 6 == 0;
        var p = Math.Round(Math.Clamp((positive ? 0.62 : 0.28) + (0.7 * (chance.NextDouble() - 0.5)), 0.001, 0.999), 6);
        return new($"TEST_{number:000}", $"case {number / 2:000}", positive ? 1 : 0, number < TestImages ? Split.Test : Split.Validation, [1 - p, p], null, null);
    }
}
