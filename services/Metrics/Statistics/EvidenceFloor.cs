namespace SemCovNet.Metrics;

internal static class EvidenceFloor
{
    /// <summary>Whether n_eff reaches the floor. Fifty values of 0.1 add up to a hair less than 5: rounding, not a lack of evidence.</summary>
    public static bool IsReached(double support, double floor) => support > 0 && support >= floor - 1e-9;
}
