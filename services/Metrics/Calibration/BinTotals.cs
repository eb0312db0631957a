namespace SemCovNet.Metrics;

/// <summary>Sums of one bin: weights, weighted probabilities, weighted outcomes.</summary>
internal readonly record struct BinTotals(double Weight, double Probability, double CameTrue)
{
    public static BinTotals operator +(BinTotals a, BinTotals b) =>
        new(a.Weight + b.Weight, a.Probability + b.Probability, a.CameTrue + b.CameTrue);
}
