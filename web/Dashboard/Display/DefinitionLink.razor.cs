using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>A metric's name, leading to its formula.</summary>
public sealed partial class DefinitionLink
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter]
    public bool Long { get; set; }
}
