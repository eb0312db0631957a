using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>A study's report as files.</summary>
internal static class StudyExport
{
    /// <summary>Makes the folder and tries a file in it, for a study trains for hours before there is a report to write.</summary>
    /// <exception cref="CommandFailedException">Nothing can be written there.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            new FileStream(Path.Combine(folder, $"{Guid.CreateVersion7():N}.part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The report cannot be written to \"{folder}\": {refused.Message} Name another folder with --to.");
        }
    }

    public static void Write(StudyReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var files = Files(report);
        foreach (var (name, text) in files)
            WholeFile.Write(new(Path.Combine(folder, name)), text);
        Out.Say($"written to {folder}: {string.Join(", ", files.Select(file => file.Name))}");
    }

    private static IReadOnlyList<(string Name, string Text)> Files(StudyReport report) =>
    [
        ("results.csv", ResultsCsv.Write(report)),
        ("table.csv", TableCsv.Write(report)),
        ("report.md", ReportMarkdown.Write(report)),
        .. StudyPictures.Of(report),
    ];
}
