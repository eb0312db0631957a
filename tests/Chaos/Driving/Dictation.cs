using SemCovNet.Tests.Chaos.Keeping;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Writes what a subject says into the ledger, and remembers which ids were one batch.</summary>
internal sealed class Dictation(Ledger ledger)
{
    private readonly Lock gate = new();
    private readonly List<IReadOnlyList<Guid>> batches = [];

    public IReadOnlyList<IReadOnlyList<Guid>> Batches
    {
        get
        {
            lock (gate)
                return [.. batches];
        }
    }

    public void Take(string line)
    {
        var words = line.Split(' ');
        if (words[0] is not ("attempt" or "ack"))
            return;
        Guid[] ids = [.. words[1..].Select(Guid.Parse)];
        if (words[0] == "ack")
            ledger.Acknowledge(ids);
        else
            Attempt(ids);
    }

    private void Attempt(Guid[] ids)
    {
        ledger.Attempt(ids);
        lock (gate)
            batches.Add(ids);
    }
}
