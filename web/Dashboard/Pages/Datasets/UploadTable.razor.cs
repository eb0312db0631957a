using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

public sealed partial class UploadTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<AnnotationUpload> Uploads { get; set; }

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }
}
