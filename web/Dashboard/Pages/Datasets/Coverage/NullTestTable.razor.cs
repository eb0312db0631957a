using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

public sealed partial class NullTestTable
{
    private const double FalseDiscoveryRate = 0.05;

    public static bool IsUneven(NullTest test) => test.QValue <= FalseDiscoveryRate;

    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }
}
