namespace SemCovNet.Tests.Chaos.Keeping;

/// <summary>What came of one script on one backend: a row of the report.</summary>
/// <param name="Recoveries">How long each recovery took, in seconds.</param>
/// <param name="Broken">Promises that were not kept, in words; empty when all were.</param>
/// <param name="Remark">What else was counted.</param>
internal sealed record Outcome(
    string Fault, string Backend, int Rounds, Tally Tally, IReadOnlyList<double> Recoveries, IReadOnlyList<string> Broken, string Remark = "")
{
    private const double Percentile = 0.95;

    public bool Kept => Tally.Sound && Broken.Count == 0;

    /// <summary>Seconds; null where nothing had to recover.</summary>
    public double? P95Recovery => Recoveries.Count == 0
        ? null
        : Recoveries.Order().ElementAt((int)Math.Ceiling(Percentile * Recoveries.Count) - 1);

    public override string ToString() => $"{Fault} on {Backend}, {Rounds} rounds: {Tally}; {string.Join("; ", Broken)}";
}
