namespace SemCovNet.Ingestion.Formats.Derm7pt;

/// <summary>Each case was pictured twice; a dataset takes one view, or both with the view as a subgroup.</summary>
/// <param name="View">Null when views are mixed.</param>
/// <param name="ViewColumns">The columns that name the views' files.</param>
/// <param name="Attributes">The subgroup attribute that tells mixed views apart.</param>
internal sealed record Derm7ptViews(string? View, IReadOnlyList<string> ViewColumns, IReadOnlyList<string> Attributes)
{
    public const string Default = "dermoscopic";

    private const string Both = "both";
    private const string Dermoscopic = "derm";
    private const string Clinical = "clinic";

    public static IReadOnlyList<string> Columns { get; } = [Dermoscopic, Clinical];

    /// <exception cref="ArgumentException">Derm7pt has no such view.</exception>
    public static Derm7ptViews Named(string view) => view switch
    {
        Default => new(view, [Dermoscopic], []),
        "clinical" => new(view, [Clinical], []),
        Both => new(null, Columns, ["view"]),
        _ => throw new ArgumentException($"Derm7pt has no view \"{view}\": choose one of dermoscopic, clinical, both."),
    };

    public static string Of(string column) => column == Dermoscopic ? Default : "clinical";

    /// <summary>Says which rows name one file for both views: what such a picture shows is uncertain.</summary>
    public static IEnumerable<string> NotesOn(SourceTable table)
    {
        var rows = table.Rows.Where(row => row[Dermoscopic].Length > 0 && string.Equals(row[Dermoscopic], row[Clinical], StringComparison.OrdinalIgnoreCase)).ToList();
        if (rows.Count > 0)
            yield return $"{rows.Count} rows of {table.Name} name one file for both views, first row {rows[0].Line} ({rows[0][Dermoscopic]}).";
    }
}
