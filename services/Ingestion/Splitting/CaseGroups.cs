using SemCovNet.Contracts;

namespace SemCovNet.Ingestion.Splitting;

/// <summary>
/// Cases that hold the same picture byte for byte belong together: split apart, the picture would be learned from and tested on.
/// </summary>
public sealed class CaseGroups
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    public CaseGroups(IEnumerable<(string Case, Digest Content)> images)
    {
        var first = new Dictionary<Digest, string>();
        foreach (var (id, content) in images)
        {
            parents.TryAdd(id, id);
            if (!first.TryAdd(content, id))
                Join(first[content], id);
        }
    }

    /// <summary>The case that stands for its group: the first of them by ordinal order.</summary>
    public string Of(string id)
    {
        while (parents[id] != id)
            id = parents[id] = parents[parents[id]];
        return id;
    }

    private void Join(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));
        var (lower, higher) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        parents[higher] = lower;
    }
}
