using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Display;

/// <summary>An artifact's name, shortened; the title holds all of it, the link its bytes.</summary>
public sealed partial class DigestLink
{
    [Parameter, EditorRequired]
    public required Digest Digest { get; set; }
}
