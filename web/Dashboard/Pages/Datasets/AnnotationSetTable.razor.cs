using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Datasets;

public sealed partial class AnnotationSetTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<AnnotationSetPublished> Sets { get; set; }

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }
}
