using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Annotate;

/// <summary>What a file does to the dataset: images, coverage cells, tail.</summary>
public sealed partial class UploadDifferenceView
{
    [Parameter, EditorRequired]
    public required UploadDifference Difference { get; set; }

    [Parameter, EditorRequired]
    public required bool IsDryRun { get; set; }
}
