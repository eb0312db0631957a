namespace SemCovNet.Metrics;

/// <summary>Weighted sums of squares and products of centred pairs; those of several classes add up.</summary>
public readonly record struct CrossProducts(double XX, double XY, double YY)
{
    public double Slope => XY / XX;

    public double Correlation => XY / Math.Sqrt(XX * YY);

    public static CrossProducts operator +(CrossProducts a, CrossProducts b) => new(a.XX + b.XX, a.XY + b.XY, a.YY + b.YY);

    /// <summary>Centres both sides on their weighted means, then sums.</summary>
    public static CrossProducts Centred(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var (dx, dy) = (Spread.Centred(x, weights), Spread.Centred(y, weights));
        var sums = default(CrossProducts);
        for (var i = 0; i < dx.Length; i++)
        {
            sums += new CrossProducts(weights[i] * dx[i] * dx[i], weights[i] * dx[i] * dy[i], weights[i] * dy[i] * dy[i]);
        }

        return sums;
    }

    public static CrossProducts Centred(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var equal = new double[x.Length];
        Array.Fill(equal, 1);
        return Centred(x, y, equal);
    }
}
