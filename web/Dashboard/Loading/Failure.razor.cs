using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Loading;

public sealed partial class Failure
{
    [Parameter, EditorRequired]
    public required string Message { get; set; }
}
