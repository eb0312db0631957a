using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.QuickGrid;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Sorting;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Coverage and error of every semantic coverage group.</summary>
public sealed partial class GroupTable
{
    private static readonly GridSort<GroupError> ByClass = GridSort<GroupError>.ByAscending(group => group.Class);
    private static readonly GridSort<GroupError> BySubgroup = GridSort<GroupError>.ByAscending(group => group.Subgroup);
    private static readonly GridSort<GroupError> ByDescriptor = GridSort<GroupError>.ByAscending(group => group.Descriptor);
    private static readonly GridSort<GroupError> ByCoverage = GridSort<GroupError>.ByAscending(group => group.Coverage);
    private static readonly GridSort<GroupError> ByError = GridSort<GroupError>.ByAscending(group => group.Counts).ThenAscending(group => group.Error);
    private static readonly GridSort<GroupError> ByEvidence = GridSort<GroupError>.ByAscending(group => group.EffectiveN);
    private static readonly GridSort<GroupError> ByStratum = GridSort<GroupError>.ByAscending(group => group.Stratum);

    [Parameter, EditorRequired]
    public required FairnessReport Report { get; set; }

    [Parameter, EditorRequired]
    public required FairnessReading Reading { get; set; }

    [Parameter, EditorRequired]
    public required string Level { get; set; }

    [Parameter, EditorRequired]
    public required TableOrder Order { get; set; }

    private IQueryable<GroupError> Groups => Reading.Groups.At(Level).ToList().AsQueryable();

    private GroupError? Worst => Reading.Groups.At(Level).Where(group => group.Counts).MaxBy(group => group.Error);

    private bool IsArtefact(GroupError group) =>
        Report.Vocabulary.FirstOrDefault(descriptor => descriptor.Name == group.Descriptor)?.Kind == DescriptorKind.Artefact;
}
