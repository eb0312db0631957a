using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Datasets;

public sealed partial class VersionTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<DatasetVersionPublished> Versions { get; set; }

    private static string Split(DatasetVersionPublished version, string split) =>
        version.ImagesBySplit.TryGetValue(split, out var images) ? Figure.Count(images) : Figure.Undefined;
}
