using SemCovNet.Cli.Studies.Pictures;
using SemCovNet.Cli.Studies.Reports;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>The pictures of a report, by file name.</summary>
internal static class StudyPictures
{
    public static IEnumerable<(string Name, string Text)> Of(StudyReport report) => report.Datasets.SelectMany(dataset => Of(report, dataset));

    public static IEnumerable<(string Name, string Text)> Of(StudyReport report, DatasetReport dataset)
    {
        var file = FileName(dataset.Name);
        yield return ($"metrics-{file}.svg", DotPlot.Draw(report, dataset));
        // With more than two classes there is no positive one to look into.
        if (dataset.Positive is not null)
            yield return ($"coverage-{file}.svg", CoverageScatter.Draw(report, dataset));
    }

    /// <summary>Of a dataset; what splits are called together is free text, and may be given the same as one of them.</summary>
    public static string FileName(string name) => new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
}
