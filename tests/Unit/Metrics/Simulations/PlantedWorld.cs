using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Simulations;

/// <summary>
/// A world in which error follows coverage by a law that is known. A case carries each descriptor with the probability that training covers it with;
/// a row of class y is decided wrongly with probability base_y plus the mean of what its descriptors add.
/// </summary>
/// <param name="strength">What a descriptor adds for each power of ten by which it is rarer than its class's middle.</param>
/// <param name="scatter">How much a descriptor adds that has nothing to do with coverage, up and down in turn.</param>
internal sealed class PlantedWorld(double strength, double scatter)
{
    private static readonly string[] Classes = ["other", "MEL"];
    private static readonly double[] Base = [0.25, 0.4];
    private static readonly double[] ShareOfClass = [0.7, 0.3];

    private static readonly double[][] CoverageOf =
    [
        [0.50, 0.30, 0.20, 0.14, 0.09, 0.06, 0.04, 0.03],
        [0.06, 0.45, 0.04, 0.28, 0.10, 0.20, 0.14, 0.08],
    ];

    // Any fixed pattern that is not in the order of coverage.
    private static readonly double[] Pattern = [0.9, -0.6, 0.3, -1.0, 1.0, -0.2, 0.5, -0.9];

    private static readonly string[] Descriptors = [.. Pattern.Select((_, k) => $"d{k}")];

    public static CoverageTable Coverage { get; } = CoverageTable.From(
        Classes.SelectMany((name, y) => Descriptors.Select((descriptor, k) => new CoverageEntry(new(name, descriptor), CoverageOf[y][k]))));

    /// <summary>The groups at infinite evaluation data: e_g = E[a_k · P(wrong | a)] / E[a_k], summed over all 2^K ways to carry descriptors.</summary>
    public IReadOnlyList<ClassGroups> Truth => [.. Classes.Select((name, y) => new ClassGroups(
        name, CoverageOf[y], [.. Descriptors.Select((_, k) => TrueError(y, k))], [.. CoverageOf[y].Select(c => c * ShareOfClass[y])]))];

    /// <summary>An evaluation of so many cases, of one or two images each; two images of a case carry the same and err together half of the time.</summary>
    public Predictions Draw(int cases, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var (labels, names, positive, carried) = (new List<int>(), new List<string>(), new List<double>(), new List<bool[]>());
        for (var drawn = 0; drawn < cases; drawn++)
        {
            var y = random.NextDouble() < ShareOfClass[1] ? 1 : 0;
            bool[] carries = [.. CoverageOf[y].Select(c => random.NextDouble() < c)];
            var first = random.NextDouble();
            var images = 1 + random.NextBelow(2);
            for (var image = 0; image < images; image++)
            {
                var luck = image == 0 || random.NextDouble() < 0.5 ? first : random.NextDouble();
                labels.Add(y);
                names.Add($"case-{drawn}");
                positive.Add(luck < Error(y, carries) == (y == 1) ? 0.2 : 0.8);
                carried.Add(carries);
            }
        }

        var values = new double[labels.Count, Descriptors.Length];
        for (var row = 0; row < labels.Count; row++)
        {
            for (var k = 0; k < Descriptors.Length; k++)
            {
                values[row, k] = carried[row][k] ? 1 : 0;
            }
        }

        return Predictions.From(new()
        {
            Classes = Classes,
            Labels = labels,
            Cases = names,
            Probabilities = PredictionTable.OfPositive(positive),
            Descriptors = Descriptors,
            DescriptorValues = values,
        });
    }

    private double TrueError(int y, int descriptor)
    {
        var (wrong, all) = (0.0, 0.0);
        for (var way = 0; way < 1 << Descriptors.Length; way++)
        {
            bool[] carries = [.. Descriptors.Select((_, k) => (way >> k & 1) == 1)];
            if (carries[descriptor])
            {
                var probability = carries.Select((carried, k) => carried ? CoverageOf[y][k] : 1 - CoverageOf[y][k]).Aggregate((a, b) => a * b);
                (wrong, all) = (wrong + probability * Error(y, carries), all + probability);
            }
        }

        return wrong / all;
    }

    private double Error(int y, bool[] carries)
    {
        var middle = CoverageOf[y].Average(Math.Log10);
        double[] added = [.. Descriptors.Select((_, k) => scatter * Pattern[k] - strength * (Math.Log10(CoverageOf[y][k]) - middle)).Where((_, k) => carries[k])];
        return Base[y] + (added.Length == 0 ? 0 : added.Average());
    }
}
