using SemCovNet.Dashboard.Pages.Lineage;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class LineageClusterTests
{
    [Fact]
    public void Five_experiments_alike_and_all_that_came_of_them_stand_as_one_line()
    {
        var shown = LineageClusters.Collapse(Study(5), new HashSet<string>());

        Assert.Equal(["dataset-version:d:1", "5 × semcovnet", "5 × model", "5 × gate: passed"], shown.Nodes.Select(node => node.IsCluster ? node.Label : node.Id));
        Assert.Equal(3, shown.Edges.Count);
    }

    [Fact]
    public void Four_stand_apart_and_so_do_those_that_differ() =>
        Assert.Equal(1 + (4 * 3), LineageClusters.Collapse(Study(4), new HashSet<string>()).Nodes.Count);

    [Fact]
    public void An_open_cluster_shows_its_members_and_what_came_of_each()
    {
        var closed = LineageClusters.Collapse(Study(5), new HashSet<string>());
        var open = LineageClusters.Collapse(Study(5), new HashSet<string> { closed.Nodes[1].Id });
        Assert.DoesNotContain(open.Nodes, node => node.IsCluster);
    }

    [Fact]
    public void A_cluster_keeps_its_name_when_another_sibling_joins() =>
        Assert.Equal(
            LineageClusters.Collapse(Study(5), new HashSet<string>()).Nodes[1].Id,
            LineageClusters.Collapse(Study(6), new HashSet<string>()).Nodes[1].Id);

    [Fact]
    public void Depth_keeps_what_lies_within_so_many_steps_before_and_after()
    {
        var shown = LineageClusters.Collapse(Study(1), new HashSet<string>());
        Assert.Equal(["experiment:e1", "model:e1"], LineageDepth.Within(shown, "model:e1", 1).Nodes.Select(node => node.Id).Take(2));
        Assert.Equal(3, LineageDepth.Within(shown, "model:e1", 1).Nodes.Count);
        Assert.Equal(4, LineageDepth.Within(shown, "model:e1", 2).Nodes.Count);
    }

    [Fact]
    public void Annotation_sets_in_a_row_of_which_nothing_was_made_stand_as_one()
    {
        var sets = Enumerable.Range(1, 8).ToList();
        LineageNode Node(string id, LineageKind kind, long position) => new(id, kind, id, null, DateTimeOffset.UnixEpoch, "stream@0", position);
        var graph = new LineageGraph(
            [.. sets.Select(n => Node($"set{n}", LineageKind.AnnotationSet, n)), Node("experiment", LineageKind.Experiment, 20)],
            [.. sets.Skip(1).Select(n => new LineageEdge($"set{n - 1}", $"set{n}")), new("set6", "experiment")], 9);

        var shown = LineageClusters.Collapse(graph, new HashSet<string>());

        Assert.Equal(["5 × annotation set", "set6", "set7", "set8", "experiment"], shown.Nodes.Select(node => node.Label).OrderBy(label => label, StringComparer.Ordinal).OrderBy(label => label == "experiment"));
        Assert.Contains(new LineageEdge("cluster:set1", "set6"), shown.Edges);
    }

    // A set that an experiment uses, then six more that nobody does, each of an upload.
    [Fact]
    public void Batches_that_led_to_sets_that_stand_as_one_stand_as_one_too()
    {
        var numbers = Enumerable.Range(1, 7).ToList();
        LineageNode Node(string id, LineageKind kind, long position) => new(id, kind, $"file {position}", null, DateTimeOffset.UnixEpoch, "stream@0", position);
        var graph = new LineageGraph(
            [.. numbers.SelectMany(n => new[] { Node($"set{n}", LineageKind.AnnotationSet, 2 * n), Node($"batch{n}", LineageKind.AnnotationBatch, (2 * n) - 1) }), Node("experiment", LineageKind.Experiment, 20)],
            [.. numbers.Select(n => new LineageEdge($"batch{n}", $"set{n}")), .. numbers.Skip(1).Select(n => new LineageEdge($"set{n - 1}", $"set{n}")), new("set1", "experiment")],
            15);

        var shown = LineageClusters.Collapse(graph, new HashSet<string>());

        Assert.Equal(["6 × annotation batch", "6 × annotation set", "file 1", "file 2", "file 20"], shown.Nodes.Select(node => node.Label).Order(StringComparer.Ordinal));
        Assert.Contains(new LineageEdge("cluster:batch2", "cluster:set2"), shown.Edges);
        Assert.DoesNotContain(LineageClusters.Collapse(graph, new HashSet<string> { "cluster:set2" }).Nodes, node => node.IsCluster);
    }

    private static LineageGraph Study(int experiments)
    {
        var numbers = Enumerable.Range(1, experiments).ToList();
        LineageNode Node(string id, LineageKind kind, string label, long position) => new(id, kind, label, null, DateTimeOffset.UnixEpoch, "stream@0", position);
        return new(
            [
                Node("dataset-version:d:1", LineageKind.DatasetVersion, "d v1", 1),
                .. numbers.SelectMany(n => new[]
                {
                    Node($"experiment:e{n}", LineageKind.Experiment, "semcovnet", 10 * n),
                    Node($"model:e{n}", LineageKind.Model, "model of attempt 1", (10 * n) + 1),
                    Node($"gate:e{n}", LineageKind.Gate, "gate: passed", (10 * n) + 2),
                }),
            ],
            [.. numbers.SelectMany(n => new LineageEdge[] { new("dataset-version:d:1", $"experiment:e{n}"), new($"experiment:e{n}", $"model:e{n}"), new($"model:e{n}", $"gate:e{n}") })],
            1 + (3 * experiments));
    }
}
