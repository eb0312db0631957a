using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>What is known of each descriptor of an image, what the model predicts, and which one's map is shown.</summary>
public sealed partial class CaseDescriptors
{
    [Parameter, EditorRequired]
    public required DescriptorMapsAnswer Maps { get; set; }

    [Parameter, EditorRequired]
    public required string? Chosen { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> Link { get; set; }
}
