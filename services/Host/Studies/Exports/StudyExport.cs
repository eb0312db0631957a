using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>A study's report as files.</summary>
internal static class StudyExport
{
    public static void Write(StudyReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files(report))
            WriteWhole(Path.Combine(folder, name), text);
        Out.Say($"written to {folder}: {string.Join(", ", Files(report).Select(file => file.Name))}");
    }

    private static IEnumerable<(string Name, string Text)> Files(StudyReport report) =>
    [
        ("results.csv", ResultsCsv.Write(report)),
        ("table.csv", TableCsv.Write(report)),
        ("report.md", ReportMarkdown.Write(report)),
        .. StudyPictures.Of(report),
    ];

    // Visible whole or not at all.
    public static void WriteWhole(string path, string text)
    {
        var aside = path + ".incoming";
        File.WriteAllText(aside, text);
        File.Move(aside, path, overwrite: true);
    }
}
