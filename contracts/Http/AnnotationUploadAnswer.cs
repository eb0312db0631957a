namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>POST /api/datasets/{id}/annotations?file=NAME&amp;dryRun=BOOL&amp;format=FORMAT</c> answers to a file sent as the request body: 202 when the
/// whole file was accepted and what it changes is published, which is measured, and perhaps trained on, after the answer; 200 when it changes nothing, or was only
/// tried; 422 when any row was wrong. A file is accepted whole or not at all.
/// </summary>
/// <param name="BatchId">Null for a dry run.</param>
/// <param name="AnnotationVersion">The set published with it; null when nothing was published.</param>
/// <param name="ChangedValues">Values that differ from what was known before.</param>
/// <param name="Coverage">Mean descriptor value over observed images before and after, by descriptor.</param>
/// <param name="Problems">The first thousand.</param>
/// <param name="Difference">What the file does to the dataset; null where it was rejected.</param>
public sealed record AnnotationUploadAnswer(
    bool Accepted, bool DryRun, string? BatchId, int? AnnotationVersion, int Rows, int Values, int ChangedValues,
    IReadOnlyList<CoverageChange> Coverage, int ProblemCount, IReadOnlyList<FileProblem> Problems, UploadDifference? Difference = null);

/// <param name="Before">Null where nothing was observed before.</param>
public sealed record CoverageChange(string Descriptor, double? Before, double? After, int ObservedBefore, int ObservedAfter);

/// <summary>One thing wrong with a file, where it is and what to do about it.</summary>
/// <param name="Row">1-based line of the file, the header being line 1; null when it concerns the whole file.</param>
/// <param name="Column">The column's name, or a path within a JSON document (<c>$.images[3].id</c>); null when it concerns the whole row.</param>
public sealed record FileProblem(string File, long? Row, string? Column, string Message)
{
    public override string ToString() =>
        File + (Row is null ? "" : $", row {Row}") + Where(Column) + ": " + Message;

    private static string Where(string? column) => column switch
    {
        null => "",
        "$" or ['$', '.' or '[', ..] => $", {column}",
        _ => $", column \"{column}\"",
    };
}
