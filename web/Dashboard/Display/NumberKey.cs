namespace SemCovNet.Dashboard.Display;

/// <summary>Which number of a page is meant: what it is, and of what. In an address, for instance, cdi.slope@1;level=subgroup;point=val-spec95.</summary>
/// <param name="Id">A metric's id, or a name for numbers that no metric defines.</param>
public sealed record NumberKey(string Id)
{
    private const char BetweenParts = ';';
    private const char BetweenNames = ',';

    /// <summary>What the number is of, the kind first: (subgroup, site, torso), (class, melanoma); empty for all rows.</summary>
    public IReadOnlyList<string> In { get; init; } = [];

    /// <summary>descriptor or subgroup; null where there are no groups.</summary>
    public string? Level { get; init; }

    /// <summary>By what a row is decided; null for the headline's way.</summary>
    public string? Point { get; init; }

    /// <summary>Whether the model was given descriptors; null as in the headline.</summary>
    public bool? PriorsGiven { get; init; }

    /// <summary>Where it is not the one that the page shows.</summary>
    public string? Evaluation { get; init; }

    /// <summary>The same number within something else.</summary>
    public NumberKey Of(params string[] names) => this with { In = names };

    /// <returns>What cannot be read is left out.</returns>
    public static NumberKey Read(string text)
    {
        var parts = text.Split(BetweenParts);
        var named = parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        string? Part(string name) => named[name].FirstOrDefault() is { } value ? Uri.UnescapeDataString(value) : null;
        return new NumberKey(parts[0])
        {
            In = named["in"].FirstOrDefault() is { } names ? [.. names.Split(BetweenNames).Select(Uri.UnescapeDataString)] : [],
            Level = Part("level"),
            Point = Part("point"),
            PriorsGiven = Part("priors") is { } priors ? priors == "given" : null,
            Evaluation = Part("evaluation"),
        };
    }

    public override string ToString()
    {
        IEnumerable<(string Name, string? Value)> parts =
        [
            ("in", In.Count == 0 ? null : string.Join(BetweenNames, In.Select(Uri.EscapeDataString))), ("level", Escaped(Level)), ("point", Escaped(Point)),
            ("priors", PriorsGiven switch { null => null, true => "given", false => "absent" }), ("evaluation", Escaped(Evaluation)),
        ];
        return string.Join(BetweenParts, [Id, .. parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}")]);
    }

    private static string? Escaped(string? value) => value is null ? null : Uri.EscapeDataString(value);
}
