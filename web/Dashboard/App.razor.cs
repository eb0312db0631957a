using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Web;
using SemCovNet.Dashboard.Layout;

namespace SemCovNet.Dashboard;

public sealed partial class App
{
    // Without prerendering every query runs once, and a page's loading state is the first thing shown.
    private static InteractiveServerRenderMode InteractiveWithoutPrerender { get; } = new(prerender: false);

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private IReadOnlyList<string> Modules =>
        Context?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttribute<DrawsWithAttribute>()?.Modules ?? [];
}
