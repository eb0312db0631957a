namespace SemCovNet.Tests.Chaos.Keeping;

/// <summary>The ledger compared with the truth.</summary>
/// <param name="Lost">Acknowledged, not there: must be 0.</param>
/// <param name="Duplicated">There more than once: must be 0.</param>
/// <param name="Unexpected">There, never attempted: must be 0.</param>
/// <param name="Recovered">There though the acknowledgement never came: any number.</param>
/// <param name="Stuck">Attempted, neither there nor known to have failed: must be 0.</param>
internal sealed record Tally(int Attempted, int Acknowledged, int Lost, int Duplicated, int Unexpected, int Recovered, int Stuck)
{
    public bool Sound => (Lost, Duplicated, Unexpected, Stuck) == (0, 0, 0, 0);
}
