using System.Globalization;
using SemCovNet.Dashboard.Live;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>Reads the graph, as it is or as of an earlier moment.</summary>
public sealed class LineageReader(ILineageQueries lineage)
{
    private const int MostNodes = 5000;

    /// <param name="at">A position, or a time; null for now.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public async Task<LineageView> ReadAsync(string? dataset, string? experiment, string? at)
    {
        var position = await PositionAsync(at);
        var now = await lineage.GraphAsync(dataset, experiment, MostNodes);
        var graph = position is null ? now : await lineage.GraphAsync(dataset, experiment, MostNodes, position);
        return new(graph, position, MomentsOf(now));
    }

    private async Task<long?> PositionAsync(string? at)
    {
        if (string.IsNullOrEmpty(at))
            return null;
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position;
        return DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? await lineage.PositionAtAsync(time)
            : throw new ArgumentException($"\"{at}\" is neither the position of an event nor a time: write a number, or for instance 2026-03-01T12:00Z.");
    }

    private static IReadOnlyList<Moment> MomentsOf(LineageGraph graph) =>
    [
        .. graph.Nodes.OrderBy(node => node.Position).DistinctBy(node => node.Position)
            .Select(node => new Moment(node.Position, node.At, Told(node))),
    ];

    private static string Told(LineageNode node) =>
        LineageKindName.Of(node.Kind) is var kind && node.Label.Contains(kind, StringComparison.Ordinal) ? node.Label : $"{kind} {node.Label}";
}
