using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

public static class LineageKindName
{
    public static string Of(LineageKind kind) => kind switch
    {
        LineageKind.DatasetVersion => "dataset version",
        LineageKind.AnnotationSet => "annotation set",
        _ => Css(kind),
    };

    /// <summary>The last part of its CSS classes and colour variables.</summary>
    public static string Css(LineageKind kind) => kind.ToString().ToLowerInvariant();
}
