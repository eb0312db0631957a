namespace SemCovNet.Metrics;

/// <summary>
/// What the errors of a class's groups may be with the noise taken out. An observed error is normal about the true one with the variance s² of
/// its group; the true ones are normal about a line over log10 coverage with variance τ². The line's prior is flat, that of τ² is the uniform-shrinkage
/// prior s0² / (s0² + τ²)², s0² the harmonic mean of s² (Daniels, 1999). Draws are independent: τ from a grid, then the line, then the errors.
/// </summary>
internal sealed class TrueErrors
{
    private const int GridPoints = 60;

    private readonly NoisyGroups observed;
    private readonly double[] place;
    private readonly Line[] lines;
    private readonly double[] cumulated;

    public TrueErrors(NoisyGroups observed)
    {
        this.observed = observed;
        var error = observed.Groups.Error;
        place = Spread.Centred(observed.Groups.LogCoverage, [.. error.Select(_ => 1.0)]);
        // Twice the spread that was seen: the true errors differ less than the observed ones.
        var widest = 2 * Math.Sqrt(Spread.Variance(error) * error.Length / (error.Length - 1)) + 0.02;
        lines = [.. Enumerable.Range(0, GridPoints).Select(i => Line.Fit(widest * (i + 0.5) / GridPoints, place, observed))];
        var highest = lines.Max(line => line.LogPosterior);
        cumulated = new double[GridPoints];
        var sum = 0.0;
        for (var i = 0; i < GridPoints; i++)
        {
            cumulated[i] = sum += Math.Exp(lines[i].LogPosterior - highest);
        }
    }

    /// <summary>(groups) one draw of the true errors.</summary>
    public double[] Draw(Xoshiro256 random)
    {
        var level = random.NextDouble() * cumulated[^1];
        var line = lines[Array.FindIndex(cumulated, upTo => upTo >= level)];
        var (intercept, slope) = line.Draw(random);
        var draw = new double[place.Length];
        for (var g = 0; g < draw.Length; g++)
        {
            var (near, noise) = (line.Tau * line.Tau, observed.Variance[g]);
            var kept = near / (near + noise);
            var mean = kept * observed.Groups.Error[g] + (1 - kept) * (intercept + slope * place[g]);
            draw[g] = mean + Math.Sqrt(kept * noise) * random.NextNormal();
        }

        return draw;
    }

    /// <summary>The weighted least-squares line at one τ, with what its coefficients may be.</summary>
    private sealed record Line(double Tau, double LogPosterior, double Slope, double SlopeDeviation, double MeanError, double MeanPlace, double MeanDeviation)
    {
        public static Line Fit(double tau, double[] place, NoisyGroups observed)
        {
            double[] weights = [.. observed.Variance.Select(noise => 1 / (noise + tau * tau))];
            var total = weights.Sum();
            var products = CrossProducts.Centred(place, observed.Groups.Error, weights);
            var left = products.YY - products.Slope * products.XY;
            var logLikelihood = 0.5 * (weights.Sum(Math.Log) - left - Math.Log(total * products.XX));
            return new(
                tau, logLikelihood + LogPrior(tau, observed.Variance), products.Slope, 1 / Math.Sqrt(products.XX),
                Mean(observed.Groups.Error, weights, total), Mean(place, weights, total), 1 / Math.Sqrt(total));
        }

        public (double Intercept, double Slope) Draw(Xoshiro256 random)
        {
            var slope = Slope + SlopeDeviation * random.NextNormal();
            return (MeanError + MeanDeviation * random.NextNormal() - slope * MeanPlace, slope);
        }

        private static double LogPrior(double tau, double[] noise)
        {
            var typical = noise.Length / noise.Sum(variance => 1 / variance);
            return Math.Log(tau * typical) - 2 * Math.Log(typical + tau * tau);
        }

        private static double Mean(double[] values, double[] weights, double total) => values.Zip(weights, (value, weight) => value * weight).Sum() / total;
    }
}
