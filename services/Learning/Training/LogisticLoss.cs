using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>Mean cross-entropy of σ(x·t) against softened targets, plus a ridge, plus how error follows coverage where that is asked for.</summary>
/// <remarks>Targets are softened as Platt (1999) did, (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), so that columns which separate the classes have a finite answer.</remarks>
/// <param name="columns">n rows of P values; the first column is the logit, whose coefficient, the inverse of a temperature, stays in 0.05..1000.</param>
/// <param name="ridge">(P), what each squared coefficient costs.</param>
/// <param name="coverage">Null: calibration alone.</param>
internal sealed class LogisticLoss(IReadOnlyList<double[]> columns, IReadOnlyList<bool> positive, double[] ridge, CoveragePenalty? coverage = null)
{
    private const int Steps = 100;
    private const double LeastScale = 0.05;
    private const double MostScale = 1e3;
    private readonly double[] _targets = Soften(positive);

    /// <summary>Its minimum, by Newton steps that are halved until they lead downhill.</summary>
    public double[] Minimise(double[] start)
    {
        var (at, value) = (start, Value(start));
        for (var i = 0; i < Steps; i++)
        {
            if (Downhill(at, value, Direction(at)) is not var (next, lower)) break;
            var gain = value - lower;
            (at, value) = (next, lower);
            if (gain < 1e-12) break;
        }
        return at;
    }

    private (double[] Next, double Lower)? Downhill(double[] at, double value, double[] direction)
    {
        for (var step = 1.0; step > 1e-6; step /= 2)
        {
            double[] next = [.. at.Select((t, j) => t - step * direction[j])];
            next[0] = Math.Clamp(next[0], LeastScale, MostScale);
            if (Value(next) is var lower && lower < value) return (next, lower);
        }
        return null;
    }

    private double Value(double[] t)
    {
        var logits = Logits(t);
        var entropy = logits.Zip(_targets, (z, y) => SoftPlus(z) - y * z).Average();
        return entropy + ridge.Zip(t, (r, x) => r * x * x).Sum() + (coverage?.Value(logits) ?? 0);
    }

    // The Hessian without the penalty's own curvature (Gauss–Newton): positive definite, so that its steps lead downhill.
    private double[] Direction(double[] t)
    {
        var (n, p) = (columns.Count, t.Length);
        var logits = Logits(t);
        var (gradient, hessian) = (new double[p], new double[p, p]);
        for (var i = 0; i < n; i++)
        {
            var share = Sigmoid(logits[i]);
            Add(gradient, columns[i], (share - _targets[i]) / n);
            AddOuter(hessian, columns[i], share * (1 - share) / n);
        }
        for (var j = 0; j < p; j++)
        {
            gradient[j] += 2 * ridge[j] * t[j];
            hessian[j, j] += 2 * ridge[j];
        }
        if (coverage is not null)
        {
            var slope = new double[p];
            foreach (var (row, weight) in coverage.Derivatives(logits)) Add(slope, columns[row], weight);
            Add(gradient, slope, 2 * coverage.Weight * coverage.Slope(logits));
            AddOuter(hessian, slope, 2 * coverage.Weight);
        }
        return Solve(hessian, gradient);
    }

    private double[] Logits(double[] t) => [.. columns.Select(row => row.Zip(t, (x, y) => x * y).Sum())];

    private static double[] Solve(double[,] matrix, double[] right)
    {
        using var scope = NewDisposeScope();
        return linalg.solve(tensor(matrix), tensor(right).unsqueeze(1)).data<double>().ToArray();
    }

    private static void Add(double[] sum, double[] row, double weight)
    {
        for (var j = 0; j < sum.Length; j++) sum[j] += weight * row[j];
    }

    private static void AddOuter(double[,] sum, double[] row, double weight)
    {
        for (var j = 0; j < row.Length; j++)
        {
            for (var k = 0; k < row.Length; k++) sum[j, k] += weight * row[j] * row[k];
        }
    }

    private static double[] Soften(IReadOnlyList<bool> positive)
    {
        var positives = positive.Count(hit => hit);
        return [.. positive.Select(hit => hit ? (positives + 1.0) / (positives + 2) : 1.0 / (positive.Count - positives + 2))];
    }

    private static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    internal static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
