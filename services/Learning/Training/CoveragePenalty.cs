namespace SemCovNet.Learning.Training;

/// <summary>Weight × squared slope of error over log coverage within the positive class: cdi.slope@1 of that class, on an error that is softened at a threshold.</summary>
/// <remarks>
/// The slope is linear in the rows' errors: Σ_j s_j e_j with s_j = Σ_k (x_k − x̄) a_jk / Σ_k w_k (x_k − x̄)², w_k = Σ_j a_jk, x̄ the w-weighted
/// mean of x. The error of a positive row with logit z is 1 − σ((z − threshold)/width).
/// </remarks>
internal sealed class CoveragePenalty
{
    private const double Width = 0.5;           // of the softened step, in logits
    private readonly double _threshold;
    private readonly IReadOnlyList<(int Row, double Share)> _rows;

    private CoveragePenalty(double weight, double threshold, IReadOnlyList<(int Row, double Share)> rows) => (Weight, _threshold, _rows) = (weight, threshold, rows);

    public double Weight { get; }

    /// <param name="logCoverage">(K), log10(C + 1e-4) in the positive class's training rows; NaN for a descriptor that does not count.</param>
    /// <param name="descriptors">n rows of K observed scores, NaN where not observed.</param>
    /// <returns>Null where fewer than three descriptors count or coverage does not vary: there is no slope then.</returns>
    public static CoveragePenalty? Of(double weight, double threshold, IReadOnlyList<double> logCoverage, IReadOnlyList<float[]> descriptors, IReadOnlyList<bool> positive)
    {
        var rows = Enumerable.Range(0, positive.Count).Where(i => positive[i]).ToList();
        var counted = Enumerable.Range(0, logCoverage.Count).Where(k => !double.IsNaN(logCoverage[k]) && rows.Any(i => descriptors[i][k] > 0)).ToList();
        if (counted.Count < 3) return null;

        var support = counted.ToDictionary(k => k, k => rows.Sum(i => Score(descriptors[i][k])));
        var mean = counted.Sum(k => support[k] * logCoverage[k]) / support.Values.Sum();
        var spread = counted.Sum(k => support[k] * (logCoverage[k] - mean) * (logCoverage[k] - mean));
        return spread < 1e-12
            ? null
            : new(weight, threshold, [.. rows.Select(i => (i, counted.Sum(k => Score(descriptors[i][k]) * (logCoverage[k] - mean)) / spread))]);
    }

    /// <summary>What a fit pays for the slope: 0 where error does not follow coverage.</summary>
    public double Value(IReadOnlyList<double> logits)
    {
        var slope = Slope(logits);
        return Weight * slope * slope;
    }

    /// <summary>Error per tenfold coverage, below 0 where error rises as coverage thins.</summary>
    public double Slope(IReadOnlyList<double> logits) => _rows.Sum(row => row.Share * (1 - Step(logits[row.Row])));

    /// <summary>The slope's derivative by each positive row's logit.</summary>
    public IEnumerable<(int Row, double Weight)> Derivatives(IReadOnlyList<double> logits) =>
        _rows.Select(row => (row, Step: Step(logits[row.Row]))).Select(at => (at.row.Row, -at.row.Share * at.Step * (1 - at.Step) / Width));

    private double Step(double logit) => LogisticLoss.Sigmoid((logit - _threshold) / Width);

    private static double Score(float value) => float.IsNaN(value) ? 0 : value;
}
