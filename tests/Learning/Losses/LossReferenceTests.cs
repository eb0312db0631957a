using System.Text.Json;
using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Losses;

/// <summary>Every loss agrees with numpy's double precision (reference/make_reference.py) to 1e-5, on inputs that both make by the same formula.</summary>
public sealed class LossReferenceTests : IDisposable
{
    private const int B = 12, Y = 3, K = 5, D = 4, G = 4;
    private static readonly JsonElement Golden = JsonDocument.Parse(typeof(LossReferenceTests).Assembly.GetManifestResourceStream("losses-golden.json")!).RootElement;
    private readonly DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void Cross_entropy() => Agrees("cross_entropy", ClassLosses.Create(ClassLoss.CrossEntropy, [1, 1, 1], [1, 1, 1], CPU)(Logits, Classes));

    [Fact]
    public void Class_balanced() => Agrees("class_balanced", ClassLosses.Create(ClassLoss.ClassBalanced, [40, 7, 200], [1, 1, 1], CPU)(Logits, Classes));

    [Fact]
    public void Positives_that_weigh_three()
    {
        var two = tensor([.. Uniform(B, 9).Select(value => value < 0.4 ? 1L : 0L)]);
        Agrees("positive_weight_3", ClassLosses.Create(ClassLoss.CrossEntropy, [1, 1], [1, 3], CPU)(Logits.narrow(1, 0, 2), two));
    }

    [Fact]
    public void Asymmetric() => Agrees("asymmetric", AsymmetricLoss.Of(Logits, Classes));

    [Fact]
    public void Reconstruction() => Agrees("reconstruction", DescriptorReconstruction.Of(Matrix(K, 6, value => (value - 0.5) * 6), Descriptors));

    [Fact]
    public void Alignment() => Agrees("alignment", AlignmentLoss.Of(Unit(7), Unit(8), Descriptors));

    [Fact]
    public void Group_dro_over_three_steps()
    {
        using var dro = new GroupDro(G, 0.01, CPU);
        var groups = tensor([.. Uniform(B, 3).Select(value => (long)(value * G))]);
        foreach (var expected in Golden.GetProperty("group_dro").EnumerateArray())
            Assert.Equal(expected.GetDouble(), dro.Of(Logits, Classes, groups).item<float>(), 1e-5);
    }

    [Theory]
    [InlineData("cdi_slope_10", CdiPenalty.Slope)]
    [InlineData("cdi_rho_1", CdiPenalty.Rho)]
    public void Cdi_regulariser(string name, CdiPenalty penalty)
    {
        var coverage = Uniform(Y * K, 10).Select(value => (float)Math.Log10(value + 1e-4)).ToArray();
        var support = Uniform(Y * K, 11).Select(value => (float)Math.Floor(value * 40 + 5)).ToArray();
        using var regulariser = new CdiRegulariser(new CoverageGroups(Y, K, coverage, support), penalty, lambda: null, window: 1, CPU);
        Agrees(name, regulariser.Of(Logits.softmax(1), Classes, Descriptors));
    }

    public void Dispose() => _scope.Dispose();

    private static Tensor Logits => Matrix(Y, 1, value => (value - 0.5) * 4);

    private static Tensor Classes => tensor([.. Uniform(B, 2).Select(value => (long)(value * Y))]);

    /// <summary>(B, K), a fifth of them not observed, the fourth row equal to the eighth.</summary>
    private static Tensor Descriptors
    {
        get
        {
            var scores = Uniform(B * K, 4).Zip(Uniform(B * K, 5), (score, seen) => seen < 0.2 ? float.NaN : (float)score).ToArray();
            Array.Copy(scores, 7 * K, scores, 3 * K, K);
            return tensor(scores, [B, K]);
        }
    }

    private static Tensor Unit(int seed)
    {
        var x = Matrix(D, seed, value => value - 0.5);
        return x / (x * x).sum(1, keepdim: true).sqrt();
    }

    private static Tensor Matrix(int columns, int seed, Func<double, double> map) => tensor(Uniform(B * columns, seed).Select(value => (float)map(value)).ToArray(), [B, columns]);

    private static double[] Uniform(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Sin(12.9898 * i + 78.233 * seed) * 43758.5453).Select(value => value - Math.Floor(value))];

    private static void Agrees(string name, Tensor loss) => Assert.Equal(Golden.GetProperty(name).GetDouble(), loss.item<float>(), 1e-5);
}
