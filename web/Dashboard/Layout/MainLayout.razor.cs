using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace SemCovNet.Dashboard.Layout;

public sealed partial class MainLayout(NavigationManager navigation)
{
    private ErrorBoundary? boundary;

    private string SkipTarget => navigation.Uri.Split('#')[0] + "#content";

    // A page that failed must not keep the next one from being shown.
    protected override void OnParametersSet() => boundary?.Recover();
}
