using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Fairness.Policies;

/// <summary>A limit as it stands in its fields.</summary>
public sealed class LimitLine
{
    public string Metric { get; set; } = "cdi.slope@1";

    public LimitScope Scope { get; set; }

    public string Maximum { get; set; } = "";

    public string Minimum { get; set; } = "";

    public static List<LimitLine> Of(IEnumerable<Limit> limits) =>
        [.. limits.Select(limit => new LimitLine { Metric = limit.Metric, Scope = limit.Scope, Maximum = NumberField.Write(limit.Maximum), Minimum = NumberField.Write(limit.Minimum) })];

    public static bool SayTheSame(IReadOnlyList<LimitLine> some, IReadOnlyList<LimitLine> others) =>
        some.Count == others.Count && some.Zip(others).All(pair => pair.First.SaysTheSameAs(pair.Second));

    /// <summary>Lets lines follow a budget that changed: what was typed, added or removed stays, everything else becomes what the budget says now.</summary>
    /// <param name="before">What the lines were filled with.</param>
    public static void Follow(List<LimitLine> lines, IReadOnlyList<LimitLine> before, IReadOnlyList<LimitLine> now)
    {
        if (SayTheSame(before, now))
            return;
        if (SayTheSame(lines, before))
        {
            lines.Clear();
            lines.AddRange(now);
            return;
        }
        foreach (var old in before)
        {
            // One that is missing was removed by whoever edits.
            if (lines.Find(old.IsOnFigureOf) is not { } line)
                continue;
            if (now.FirstOrDefault(old.IsOnFigureOf) is { } newer)
                line.Follow(old, newer);
            else if (line.SaysTheSameAs(old))
                lines.Remove(line);
        }
        List<LimitLine> known = [.. before, .. lines];
        lines.AddRange(now.Where(newer => !known.Exists(newer.IsOnFigureOf)));
    }

    /// <returns>Null where what was typed is no number.</returns>
    public Limit? Read() => NumberField.TryRead(Maximum, out var most) && NumberField.TryRead(Minimum, out var least) ? new(Metric, most, least, Scope) : null;

    private bool SaysTheSameAs(LimitLine other) =>
        IsOnFigureOf(other) && NumberField.SayTheSame(Maximum, other.Maximum) && NumberField.SayTheSame(Minimum, other.Minimum);

    private bool IsOnFigureOf(LimitLine other) => (Metric, Scope) == (other.Metric, other.Scope);

    private void Follow(LimitLine before, LimitLine now) =>
        (Maximum, Minimum) = (NumberField.Follow(Maximum, before.Maximum, now.Maximum), NumberField.Follow(Minimum, before.Minimum, now.Minimum));
}
