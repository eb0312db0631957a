using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts;
using SemCovNet.Dashboard.Live;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What the chosen node is, and where to read on.</summary>
public sealed partial class LineageNodePanel(SharedStreams streams)
{
    private const string Experiment = "experiment-";

    private static readonly IReadOnlyList<(string Category, string Page)> Pages =
    [
        (Experiment, "experiments/"), ("dataset-", "datasets/"), ("annotations-", "datasets/"), ("monitor-", "datasets/"),
    ];

    private string? link;
    private (LineageNode, long?)? asked;

    [Parameter, EditorRequired]
    public required LineageNode Node { get; set; }

    /// <summary>The position that the graph is as of; null for now.</summary>
    [Parameter, EditorRequired]
    public required long? At { get; set; }

    private Digest? Artifact => Digest.TryParse(Node.Detail, out var digest) ? digest : null;

    // The stream of its event names the page that tells more.
    private string Stream => Node.Event.Split('@')[0];

    // An experiment's page can show an earlier moment, a dataset's cannot.
    private bool IsPresent => At is not null && !Stream.StartsWith(Experiment, StringComparison.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Node, At))
            return;
        asked = (Node, At);
        link = null;
        link = await LinkAsync();
    }

    private async Task<string?> LinkAsync()
    {
        var found = Pages.Where(pair => Stream.StartsWith(pair.Category, StringComparison.Ordinal)).Select(pair => pair.Page + Stream[pair.Category.Length..]).FirstOrDefault();
        return found is null || At is not { } at || IsPresent ? found : $"{found}?at={await VersionAsync(at)}";
    }

    // Its page counts its own events: the last one that is not after the moment.
    private async Task<long> VersionAsync(long position) =>
        (await streams.ReadAsync(Stream)).TakeWhile(recorded => recorded.Position.Value <= position).Last().Version;
}
