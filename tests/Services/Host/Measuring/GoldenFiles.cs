using System.Globalization;
using System.Text;
using SemCovNet.Tests.Unit.Metrics.Agreement;

namespace SemCovNet.Tests.Services.Host.Measuring;

/// <summary>A golden table as files a user would have.</summary>
internal static class GoldenFiles
{
    /// <summary>One p:&lt;class&gt; a class; classes by name.</summary>
    public static string ByName(GoldenTable table) => Predictions(
        table, [.. table.Classes.Select(name => $"p:{name}")], row => [.. table.P[row].Select(Text)], row => table.Classes[table.Y[row]]);

    /// <summary>The positive's probability alone; classes 0 and 1.</summary>
    public static string ByNumber(GoldenTable table) => Predictions(table, ["p"], row => [Text(table.P[row][1])], row => Text(table.Y[row]));

    /// <param name="class">What a class index is called.</param>
    public static string Coverage(GoldenTable table, Func<int, string> @class) => Lines(
        ["class", "descriptor", "subgroup", "coverage"],
        table.Coverage.Select(c => (string[])[@class(c.ClassIndex), table.Descriptors[c.Descriptor], c.Subgroup ?? "", Text(c.Coverage)]));

    private static string Predictions(GoldenTable table, string[] probabilities, Func<int, string[]> p, Func<int, string> y)
    {
        string[] subgroup = table.Subgroups is null ? [] : ["subgroup"];
        return Lines(
            ["case", "y", .. probabilities, .. subgroup, .. table.Descriptors.Select(name => $"d:{name}")],
            Enumerable.Range(0, table.Y.Length).Select(row => (string[])
            [
                table.Cases[row], y(row), .. p(row), .. subgroup.Select(_ => table.Subgroups![row] ?? ""), .. table.A[row].Select(a => a is { } value ? Text(value) : ""),
            ]));
    }

    private static string Lines(string[] header, IEnumerable<string[]> rows) =>
        rows.Prepend(header).Aggregate(new StringBuilder(), (text, row) => text.AppendJoin(',', row).Append('\n')).ToString();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
