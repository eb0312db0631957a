using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Dashboard.Images;

/// <summary>One image of a dataset, small or large.</summary>
public sealed partial class Thumbnail
{
    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required ImageRow Row { get; set; }

    [Parameter]
    public int Side { get; set; } = ThumbnailSize.Small;

    private string Css => Side == ThumbnailSize.Large ? "picture-large" : "picture";

    private string Address => $"thumbnails/{Uri.EscapeDataString(Dataset)}/{Uri.EscapeDataString(Row.Image)}?side={Side}&digest={Row.Content.Hex}";
}
