using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

public static class LineageKindName
{
    public static string Of(LineageKind kind) => kind switch
    {
        LineageKind.DatasetVersion => "dataset version",
        LineageKind.AnnotationBatch => "annotation batch",
        LineageKind.AnnotationSet => "annotation set",
        _ => Css(kind),
    };

    /// <summary>What the artifact is that a node's detail names, where it names one.</summary>
    public static string Artifact(LineageKind kind) => kind switch
    {
        LineageKind.Images => "Audit report",
        LineageKind.DatasetVersion => "Manifest",
        LineageKind.AnnotationBatch => "Batch",
        LineageKind.AnnotationSet => "Set",
        LineageKind.Model => "ONNX file",
        _ => "Report",
    };

    /// <summary>The last part of its CSS classes and colour variables.</summary>
    public static string Css(LineageKind kind) => kind.ToString().ToLowerInvariant();
}
