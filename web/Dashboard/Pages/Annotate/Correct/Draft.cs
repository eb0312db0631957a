using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>What a person has set and not saved yet. It also lies in the browser, so that neither a lost connection nor a closed tab loses it.</summary>
public sealed class Draft
{
    private readonly Dictionary<string, ValueRevision> changes = new(StringComparer.Ordinal);

    public string Reason { get; set; } = "";

    public bool IsEmpty => changes.Count == 0;

    public IReadOnlyList<ValueRevision> Changes => [.. changes.Values];

    /// <summary>The value a descriptor has in the draft.</summary>
    /// <param name="saved">Its value as it is stored.</param>
    public double? ValueOf(string descriptor, double? saved) => changes.TryGetValue(descriptor, out var change) ? change.To : saved;

    public bool IsChanged(string descriptor) => changes.ContainsKey(descriptor);

    /// <summary>Sets a value; back to what was shown is no change.</summary>
    public void Set(string descriptor, double? shown, double? to)
    {
        var from = changes.TryGetValue(descriptor, out var change) ? change.From : shown;
        if (from == to)
            changes.Remove(descriptor);
        else
            changes[descriptor] = new(descriptor, from, to);
    }

    /// <summary>Lets go of one change.</summary>
    public void Forget(string descriptor) => changes.Remove(descriptor);

    /// <summary>Wants its value in spite of what another has set meanwhile.</summary>
    public void Insist(ValueConflict conflict) => changes[conflict.Descriptor] = new(conflict.Descriptor, conflict.Found, conflict.Wanted);

    public DraftText ToText() => new(Changes, Reason);

    public static Draft From(DraftText? text)
    {
        var draft = new Draft { Reason = text?.Reason ?? "" };
        foreach (var change in text?.Changes ?? [])
            draft.changes[change.Descriptor] = change;
        return draft;
    }
}

/// <summary>A draft as the browser keeps it.</summary>
public sealed record DraftText(IReadOnlyList<ValueRevision> Changes, string Reason);
