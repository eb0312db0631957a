namespace SemCovNet.ReadModels.Lineage;

/// <summary>The kinds of nodes that are made of data alone: few beside what is made of them.</summary>
internal static class LineageData
{
    /// <summary>For SQL.</summary>
    public const string Kinds = "'Images', 'DatasetVersion', 'AnnotationBatch', 'AnnotationSet'";

    public static bool Holds(LineageKind kind) =>
        kind is LineageKind.Images or LineageKind.DatasetVersion or LineageKind.AnnotationBatch or LineageKind.AnnotationSet;
}
