using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>The answers that the reports' confusion matrix counts: images of the dataset first, and among the wrong ones.</summary>
internal static class SeededPredictions
{
    public static PredictionSet Of(string experiment, string evaluation, int seed)
    {
        var chance = new Random(seed);
        var wrong = new[] { 63, 34 };
        var right = new[] { 944, 56 };
        return new(experiment, evaluation, SeededDataset.Id, 1, SeededDataset.Classes, [],
            [.. new[] { 0, 1 }.SelectMany(y => Images(y, wrong[y] + right[y]).Select((image, index) => Row(image, y, isWrong: index < wrong[y], index, surer: 0.04 * chance.NextDouble())))]);
    }

    private static IEnumerable<string> Images(int y, int count) =>
        SeededImages.Rows.Where(row => row.Class == y && row.Split == Split.Test).Select(row => row.Image)
            .Concat(Enumerable.Range(1, count).Select(number => $"ISIC_{y + 1}{number:00000}")).Take(count);

    private static Prediction Row(string image, int y, bool isWrong, int index, double surer)
    {
        var positive = isWrong == (y == 0) ? 0.55 + (index % 40 / 100.0) + surer : 0.45 - (index % 40 / 100.0) - surer;
        return new(image, $"case of {image}", y, Split.Test, [1 - positive, positive], [1 - positive, positive], null);
    }
}
