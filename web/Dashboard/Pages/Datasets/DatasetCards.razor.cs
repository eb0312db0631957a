using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

public sealed partial class DatasetCards
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<DatasetSummary> Datasets { get; set; }
}
