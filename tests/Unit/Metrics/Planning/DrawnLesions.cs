using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Planning;

/// <param name="Features">(D) what a model sees.</param>
/// <param name="ProposedDescriptor">A guess at the descriptor.</param>
internal sealed record DrawnLesion(double[] Features, int Class, int Descriptor, int ProposedDescriptor, string Name);

/// <summary>
/// Lesions with one descriptor each, some rare, in other shares in each class. Each descriptor shows the class in a direction of its own, so that a model
/// has to meet it to learn it.
/// </summary>
internal sealed class DrawnLesions
{
    private const int Dimensions = 40;
    private const double Signal = 2.2;

    private static readonly string[] Classes = ["other", "MEL"];
    private static readonly string[] Descriptors = ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"];
    private static readonly double[][] Shares =
    [
        [0.30, 0.25, 0.16, 0.12, 0.08, 0.05, 0.025, 0.015],
        [0.25, 0.30, 0.20, 0.10, 0.07, 0.04, 0.025, 0.015],
    ];

    private readonly Xoshiro256 random;
    private readonly double[][] directions;
    private int drawn;

    public DrawnLesions(ulong seed)
    {
        random = new(seed, 77);
        directions = [.. Descriptors.Select(_ => Direction())];
    }

    public IReadOnlyList<DrawnLesion> Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => DrawOne())];

    public static SemanticGroup Proposed(DrawnLesion lesion) => new(Classes[lesion.Class], Descriptors[lesion.ProposedDescriptor]);

    public static PredictionTable Table(IReadOnlyList<DrawnLesion> lesions, LinearModel model)
    {
        var values = new double[lesions.Count, Descriptors.Length];
        for (var row = 0; row < lesions.Count; row++)
            values[row, lesions[row].Descriptor] = 1;
        return new()
        {
            Classes = Classes,
            Labels = [.. lesions.Select(lesion => lesion.Class)],
            Cases = [.. lesions.Select(lesion => lesion.Name)],
            Probabilities = PredictionTable.OfPositive([.. lesions.Select(model.Probability)]),
            Descriptors = Descriptors,
            DescriptorValues = values,
        };
    }

    /// <summary>Mean error of the groups at or below the 25 % quantile of coverage among the annotated.</summary>
    public double TailError(LinearModel model, IReadOnlyList<DrawnLesion> test, IReadOnlyList<DrawnLesion> annotated)
    {
        var coverage = (from y in Enumerable.Range(0, Classes.Length)
                        from k in Enumerable.Range(0, Descriptors.Length)
                        select (Class: y, Descriptor: k, Share: annotated.Count(a => a.Class == y && a.Descriptor == k) / (double)annotated.Count(a => a.Class == y))).ToList();
        var limit = Quantiles.Linear(coverage.Select(cell => cell.Share), 0.25);
        return coverage.Where(cell => cell.Share <= limit).Average(cell => test.Where(t => t.Class == cell.Class && t.Descriptor == cell.Descriptor)
            .Average(t => model.Probability(t) >= 0.5 == (t.Class == 1) ? 0.0 : 1.0));
    }

    private DrawnLesion DrawOne()
    {
        var label = random.NextBelow(3) == 0 ? 1 : 0;
        var descriptor = Choose(Shares[label]);
        var features = directions[descriptor].Select(along => (label == 1 ? Signal : -Signal) * along + Gaussian()).ToArray();
        return new(features, label, descriptor, random.NextBelow(5) == 0 ? random.NextBelow(Descriptors.Length) : descriptor, $"case {drawn++}");
    }

    private double[] Direction()
    {
        double[] drawnDirection = [.. Enumerable.Range(0, Dimensions).Select(_ => Gaussian())];
        var length = Math.Sqrt(drawnDirection.Sum(x => x * x));
        return [.. drawnDirection.Select(x => x / length)];
    }

    private int Choose(double[] shares)
    {
        var at = Uniform();
        for (var k = 0; k < shares.Length; k++)
        {
            at -= shares[k];
            if (at < 0)
                return k;
        }
        return shares.Length - 1;
    }

    private double Uniform() => (random.NextUInt64() >> 11) * (1.0 / (1UL << 53));

    // Box and Muller, 1958.
    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
