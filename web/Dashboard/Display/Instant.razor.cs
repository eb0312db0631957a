using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>A time to the second.</summary>
public sealed partial class Instant
{
    [Parameter, EditorRequired]
    public required DateTimeOffset Time { get; set; }
}
