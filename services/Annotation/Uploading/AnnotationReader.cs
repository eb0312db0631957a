using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>
/// Reads CSV (comma, semicolon or tab) and JSON Lines, wide (<c>image,&lt;descriptor&gt;…</c>) or long
/// (<c>image,descriptor,value[,annotator]</c>). Everything wrong is collected; the caller accepts all or nothing.
/// </summary>
internal static class AnnotationReader
{
    /// <param name="images">The images that exist.</param>
    /// <param name="vocabulary">The descriptors that exist; empty where this file is to define them.</param>
    public static AnnotationFile Read(string file, Stream content, IEnumerable<string> images, IEnumerable<string> vocabulary, FileProblems problems)
    {
        var entries = new AnnotationEntries(file, [.. images], [.. vocabulary], problems);
        var rows = 0;
        try
        {
            foreach (var row in TextTable.Read(file, content))
            {
                rows++;
                AnnotationRow.Of(row).Read(row, entries);
            }
            if (problems.Count == 0 && !entries.AnyObserved)
                problems.Add(file, null, null, rows == 0 ? "the file has a header but no rows" : "every value is blank: there is nothing to accept");
        }
        catch (UnreadableFileException unreadable)
        {
            problems.Add(unreadable.Problem);
        }
        return entries.ToFile(rows);
    }
}
