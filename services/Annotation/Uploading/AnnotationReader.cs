using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Reads a file of annotations in any of its formats. Everything wrong is collected; the caller accepts all or nothing.</summary>
internal static class AnnotationReader
{
    /// <param name="asked">Null where the file itself shall tell.</param>
    /// <param name="content">Seekable.</param>
    /// <param name="images">The images that exist.</param>
    /// <param name="vocabulary">The descriptors that exist; empty where this file is to define them.</param>
    public static AnnotationFile Read(
        string file, AnnotationFormat? asked, Stream content, IEnumerable<string> images, IEnumerable<string> vocabulary, FileProblems problems)
    {
        var entries = new AnnotationEntries(file, [.. images], [.. vocabulary], problems);
        var rows = 0;
        try
        {
            rows = Read(FormatOf(file, asked, content), content, entries);
            if (problems.Count == 0 && !entries.AnyObserved)
                problems.Add(file, null, null, rows == 0 ? "the file has a header but no rows" : "every value is blank: there is nothing to accept");
        }
        catch (UnreadableFileException unreadable)
        {
            problems.Add(unreadable.Problem);
        }
        return entries.ToFile(rows);
    }

    private static AnnotationFormat FormatOf(string file, AnnotationFormat? asked, Stream content)
    {
        var found = FormatSniffer.Of(content);
        if (asked is AnnotationFormat.Csv or AnnotationFormat.JsonLines && asked != found)
        {
            throw new UnreadableFileException(new(
                file, null, null, $"the file begins like {AnnotationFormats.NameOf(found)}, not like {AnnotationFormats.NameOf(asked.Value)}: name its format, or none"));
        }
        return asked ?? found;
    }

    /// <returns>How many rows, annotations or tasks were read.</returns>
    private static int Read(AnnotationFormat format, Stream content, AnnotationEntries entries) => format switch
    {
        AnnotationFormat.Coco => new CocoFile(entries).Read(content),
        AnnotationFormat.LabelStudio => new LabelStudioFile(entries).Read(content),
        _ => ReadTable(content, entries),
    };

    private static int ReadTable(Stream content, AnnotationEntries entries)
    {
        var rows = 0;
        foreach (var row in TextTable.Read(entries.File, content))
        {
            rows++;
            AnnotationRow.Of(row).Read(row, entries);
        }
        return rows;
    }
}
