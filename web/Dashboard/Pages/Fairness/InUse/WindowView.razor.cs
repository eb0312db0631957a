using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Fairness.InUse;

/// <summary>One window in full: what moved since the test, and how the model did where that is known.</summary>
public sealed partial class WindowView
{
    [Parameter, EditorRequired]
    public required WindowReport Report { get; set; }
}
