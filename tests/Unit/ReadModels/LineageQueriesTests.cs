using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class LineageQueriesTests : IDisposable
{
    private readonly ReadModelFixture given;
    private readonly LineageQueries queries;

    private protected LineageQueriesTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_experiment_leads_back_to_its_data_and_on_to_its_promotion()
    {
        await FoldTwoDatasetsAsync();

        var graph = await queries.GraphAsync(null, "e1", cancellation: Stop);

        Assert.Equal(
            ["annotation-set:d1:1", "dataset-version:d1:1", "evaluation:e1:v-e1", "experiment:e1", "gate:e1:v-e1", "model:e1", "promotion:e1", "retraining:r1"],
            graph.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "annotation-set:d1:1>experiment:e1", "dataset-version:d1:1>annotation-set:d1:1", "dataset-version:d1:1>evaluation:e1:v-e1",
                "dataset-version:d1:1>experiment:e1", "evaluation:e1:v-e1>gate:e1:v-e1", "experiment:e1>model:e1", "model:e1>evaluation:e1:v-e1",
                "model:e1>promotion:e1", "retraining:r1>experiment:e1",
            ],
            graph.Edges.Select(edge => $"{edge.From}>{edge.To}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_node_names_the_event_it_came_from()
    {
        await FoldTwoDatasetsAsync();

        var nodes = (await queries.GraphAsync(null, "e1", cancellation: Stop)).Nodes.ToDictionary(node => node.Id);

        Assert.Equal(("MILK10k v1", Given.Bytes.ToString(), "dataset-d1@1"), Told(nodes["dataset-version:d1:1"]));
        Assert.Equal(("semcovnet", "requested", "experiment-e1@0"), Told(nodes["experiment:e1"]));
        Assert.Equal(("gate: passed", "default", "experiment-e1@6"), Told(nodes["gate:e1:v-e1"]));
        Assert.Equal(("promoted by override", "better", "experiment-e1@7"), Told(nodes["promotion:e1"]));
        Assert.Equal(("retraining: semcovnet", "coverage drifted", "monitor-d1@0"), Told(nodes["retraining:r1"]));
    }

    [Fact]
    public async Task A_dataset_leads_to_its_own_experiments_only()
    {
        await FoldTwoDatasetsAsync();

        var graph = await queries.GraphAsync("d2", null, cancellation: Stop);

        Assert.Equal(["dataset-version:d2:1", "experiment:e2"], graph.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        Assert.Equal(new LineageEdge("dataset-version:d2:1", "experiment:e2"), Assert.Single(graph.Edges));
    }

    [Fact]
    public async Task The_whole_is_cut_to_its_newest_nodes_and_no_edge_leads_out()
    {
        await FoldTwoDatasetsAsync();

        var graph = await queries.GraphAsync(null, null, mostNodes: 3, cancellation: Stop);

        Assert.Equal(["experiment:e2", "dataset-version:d2:1", "promotion:e1"], graph.Nodes.Select(node => node.Id));
        Assert.Single(graph.Edges);
    }

    [Fact]
    public async Task A_graph_as_of_an_earlier_event_shows_what_was_known_then()
    {
        await FoldTwoDatasetsAsync();
        var all = await queries.GraphAsync("d1", null, cancellation: Stop);
        var trained = all.Nodes.Single(node => node.Kind == LineageKind.Model);

        var then = await queries.GraphAsync("d1", null, at: trained.Position, cancellation: Stop);

        Assert.Equal(
            ["annotation-set:d1:1", "dataset-version:d1:1", "experiment:e1", "model:e1", "retraining:r1"],
            then.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(then.Edges, edge => edge.To.StartsWith("evaluation:", StringComparison.Ordinal));
        Assert.Equal(trained.Position, await queries.PositionAtAsync(trained.At, Stop));
    }

    [Fact]
    public async Task A_node_that_was_told_twice_is_shown_as_it_stood()
    {
        await given.AppendExperimentAsync("e1", [.. Given.Whole("e1"), Given.Decided("v-e1", Verdict.Failed, "e1")]);
        await given.All(new LineageProjection()).CatchUpAsync(Stop);
        var now = Assert.Single((await queries.GraphAsync(null, null, cancellation: Stop)).Nodes, node => node.Kind == LineageKind.Gate);
        var then = Assert.Single((await queries.GraphAsync(null, null, at: now.Position - 1, cancellation: Stop)).Nodes, node => node.Kind == LineageKind.Gate);

        Assert.Equal(("gate: failed", "gate: passed"), (now.Label, then.Label));
    }

    // Evaluations are named after their data, so that every experiment on a dataset has one of the same name: the verdict of one stood at another.
    [Fact]
    public async Task Experiments_on_the_same_data_have_a_verdict_each()
    {
        foreach (var id in (string[])["e1", "e2"])
            await given.AppendExperimentAsync(id, [.. Given.Whole(id).Select(one => one switch
            {
                EvaluationCompleted e => e with { EvaluationId = "d1.v1.test" },
                GateDecided e => e with { EvaluationId = "d1.v1.test", Verdict = id == "e1" ? Verdict.Passed : Verdict.Failed },
                _ => one,
            })]);
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, null, cancellation: Stop);

        Assert.Equal(["gate: failed", "gate: passed"], graph.Nodes.Where(node => node.Kind == LineageKind.Gate).Select(node => node.Label).Order(StringComparer.Ordinal));
        Assert.Equal(["model:e1", "model:e2"], graph.Edges.Where(edge => edge.To.StartsWith("evaluation:", StringComparison.Ordinal) && edge.From.StartsWith("model:", StringComparison.Ordinal)).Select(edge => edge.From).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_retraining_stands_between_the_verdict_it_answers_and_the_experiment_that_follows()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("annotations-d1", Given.Annotated(), Given.Annotated(2));
        await given.AppendExperimentAsync("e1", Given.Whole("e1"));
        await given.AppendAsync(
            "monitor-d1", new CoverageDriftDetected("d1", 1, 2, "hair moved"), new RetrainingRequested("d1", "r1", "e2", null, "{\"name\":\"semcovnet\"}", "hair moved", "rule:coverage"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2"));
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, "e2", cancellation: Stop);

        Assert.Equal("retraining: semcovnet", graph.Nodes.Single(node => node.Kind == LineageKind.Retraining).Label);
        Assert.Equal(
            ["annotation-set:d1:2>retraining:r1", "gate:e1:v-e1>retraining:r1", "retraining:r1>experiment:e2"],
            graph.Edges.Where(edge => edge.From.StartsWith("retraining:", StringComparison.Ordinal) || edge.To.StartsWith("retraining:", StringComparison.Ordinal))
                .Select(edge => $"{edge.From}>{edge.To}").Order(StringComparer.Ordinal));
    }

    private static (string Label, string? Detail, string Event) Told(LineageNode node) => (node.Label, node.Detail, node.Event);

    private async Task FoldTwoDatasetsAsync()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("annotations-d1", Given.Annotated());
        await given.AppendAsync("monitor-d1", new RetrainingRequested("d1", "r1", "e1", null, "semcovnet", "coverage drifted", "service:fairness"));
        await given.AppendExperimentAsync("e1", [.. Given.Whole("e1"), new ModelPromoted("e1", Given.Bytes, "better", Override: true, "ada")]);
        await given.AppendAsync("dataset-d2", Given.Dataset("d2"), Given.Published(id: "d2"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2", dataset: "d2"));
        await given.All(new LineageProjection()).CatchUpAsync(Stop);
    }
}
