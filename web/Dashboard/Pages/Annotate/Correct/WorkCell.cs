namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Which images a work list holds, as an address says it: <c>class,descriptor</c>, either of them blank for all.</summary>
public sealed record WorkCell(string? Class, string? Descriptor)
{
    public static WorkCell All { get; } = new(null, null);

    public bool IsAll => this == All;

    public static WorkCell Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return All;
        // A class may hold a comma; a descriptor is a column's name, and the last comma parts them.
        var comma = text.LastIndexOf(',');
        return comma < 0 ? new(NullIfBlank(text), null) : new(NullIfBlank(text[..comma]), NullIfBlank(text[(comma + 1)..]));
    }

    /// <summary>Null where the list holds all images.</summary>
    public string? ToQuery() => IsAll ? null : $"{Class},{Descriptor}";

    public override string ToString() => this switch
    {
        { Class: null, Descriptor: null } => "all images",
        { Descriptor: null } => $"images of {Class}",
        { Class: null } => $"{Descriptor} of all images",
        _ => $"{Descriptor} among {Class}",
    };

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
