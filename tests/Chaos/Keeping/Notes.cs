using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Keeping;

/// <summary>What a script collects while it runs.</summary>
internal sealed class Notes(string fault, StoreAddress address)
{
    // The first few tell what is wrong; a thousand more would only hide them.
    private const int MostBroken = 10;

    private readonly List<double> recoveries = [];
    private readonly List<string> broken = [];

    public Ledger Ledger { get; } = new();

    public void Recovered(TimeSpan after) => recoveries.Add(after.TotalSeconds);

    public void Check(bool kept, string complaint)
    {
        if (!kept && broken.Count < MostBroken)
            broken.Add(complaint);
    }

    public Outcome Close(int rounds, IReadOnlyCollection<Guid> effects, string remark = "") =>
        new(fault, address.Backend, rounds, Ledger.Against(effects), recoveries, broken, remark);
}
