using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Reliability diagrams: overall, per descriptor, per subgroup.</summary>
public sealed partial class ReliabilitySection
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ReliabilityDiagram> Diagrams { get; set; }

    /// <summary>A bin of less weight is no evidence.</summary>
    [Parameter, EditorRequired]
    public required double EvidenceFloor { get; set; }

    private IEnumerable<(string Title, IReadOnlyList<ReliabilityDiagram> Diagrams)> Parts =>
        Diagrams.GroupBy(diagram => Title(diagram.Scope)).Select(part => (part.Key, (IReadOnlyList<ReliabilityDiagram>)[.. part]));

    private static string Title(string scope) => scope.Split(':')[0] switch
    {
        "overall" => "Overall",
        "descriptor" => "By descriptor",
        "subgroup" => "By subgroup",
        var other => other,
    };
}
