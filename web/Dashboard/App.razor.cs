using Microsoft.AspNetCore.Components.Web;

namespace SemCovNet.Dashboard;

public sealed partial class App
{
    // Without prerendering every query runs once, and a page's loading state is the first thing shown.
    private static InteractiveServerRenderMode InteractiveWithoutPrerender { get; } = new(prerender: false);
}
