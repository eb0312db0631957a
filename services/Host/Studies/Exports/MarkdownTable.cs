namespace SemCovNet.Cli.Studies.Exports;

internal static class MarkdownTable
{
    /// <summary>Its lines, and a blank one after it.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> header, IEnumerable<IEnumerable<string>> rows) =>
        [Line(header), Line(header.Select(_ => "---"), escape: false), .. rows.Select(row => Line(row)), ""];

    public static string Escape(string text) => text.Replace("|", "\\|").Replace("\n", " ");

    private static string Line(IEnumerable<string> cells, bool escape = true) => $"| {string.Join(" | ", cells.Select(cell => escape ? Escape(cell) : cell))} |";
}
