namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>What is ticked on a page whose address tells of it. A tick counts at once; the address comes back from the browser a while later, and may tell of an older tick first.</summary>
public sealed class Ticks
{
    private readonly List<string> chosen = [];
    private readonly Queue<string> underWay = [];
    private string? told;

    public IReadOnlyList<string> Chosen => chosen;

    /// <summary>Ticks one, or takes its tick away; the address is expected to tell of it.</summary>
    /// <returns>What is ticked then.</returns>
    public IReadOnlyList<string> Set(string id, bool isChosen)
    {
        chosen.Remove(id);
        if (isChosen)
            chosen.Add(id);
        underWay.Enqueue(Written(chosen));
        return chosen;
    }

    /// <summary>What the address says. The way back of one's own ticks changes nothing; anything else replaces them.</summary>
    public void Tell(IReadOnlyCollection<string> address)
    {
        var now = Written(address);
        if (now == told)
            return;
        told = now;
        if (underWay.Contains(now))
        {
            while (underWay.Dequeue() != now)
            {
            }
        }
        else
        {
            underWay.Clear();
            chosen.Clear();
            chosen.AddRange(address);
        }
    }

    private static string Written(IEnumerable<string> ids) => string.Join(',', ids);
}
