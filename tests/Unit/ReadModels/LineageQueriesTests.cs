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
                "dataset-version:d1:1>experiment:e1", "evaluation:e1:v-e1>gate:e1:v-e1", "experiment:e1>model:e1", "gate:e1:v-e1>promotion:e1",
                "model:e1>evaluation:e1:v-e1", "retraining:r1>experiment:e1",
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
    public async Task Images_lead_to_their_version_and_a_batch_to_the_set_that_it_changed()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), new ImagesIngested("d1", 10, 8, 4096, Given.Bytes), Given.Published(), new ImagesIngested("d1", 12, 9, 5000, Given.Bytes), Given.Published(2));
        await given.AppendAsync("annotations-d1",
            Batch("import", 10, 70, 70), Given.Annotated(),
            new AnnotationRevised("d1", "a", "hair", 0, 1, "looked again"), Given.Annotated(2),
            Batch("same.csv", 10, 70, 0),
            Batch("hair.csv", 3, 3, 2), Given.Annotated(3));
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync("d1", null, cancellation: Stop);

        Assert.Equal(
            [
                "annotation-batch:d1:0>annotation-set:d1:1", "annotation-batch:d1:5>annotation-set:d1:3", "annotation-set:d1:1>annotation-set:d1:2",
                "annotation-set:d1:2>annotation-set:d1:3", "dataset-version:d1:1>annotation-set:d1:1", "dataset-version:d1:1>annotation-set:d1:2",
                "dataset-version:d1:1>annotation-set:d1:3", "dataset-version:d1:1>dataset-version:d1:2", "images:d1:1>dataset-version:d1:1",
                "images:d1:3>dataset-version:d1:2",
            ],
            graph.Edges.Select(edge => $"{edge.From}>{edge.To}"));
        var (images, batch) = (graph.Nodes.Single(node => node.Id == "images:d1:3"), graph.Nodes.Single(node => node.Id == "annotation-batch:d1:5"));
        Assert.Equal(("12 images", Given.Bytes.ToString(), "dataset-d1@3"), Told(images));
        Assert.Equal([new("Images", 12), new("Cases", 9), new("Bytes", 5000)], images.Counts!);
        Assert.Equal(("hair.csv", Given.Bytes.ToString(), "annotations-d1@5"), Told(batch));
        Assert.Equal([new("Rows", 3), new("Values", 3), new("Changed values", 2)], batch.Counts!);
        Assert.Single(graph.Nodes, node => node.Label == "same.csv");
    }

    [Fact]
    public async Task A_promotion_follows_the_verdict_on_the_models_own_test_and_without_one_the_model()
    {
        await given.AppendExperimentAsync("e1", [
            .. Given.Whole("e1"), Given.Evaluated("other", "e1", "d2", split: "all"), Given.Decided("other", Verdict.Failed, "e1"),
            new ModelPromoted("e1", Given.Bytes, "better", Override: false, "ada")]);
        await given.AppendExperimentAsync("e2", [
            Given.Requested("e2"), Given.Trained(id: "e2"), Given.Evaluated("own", "e2"), Given.Evaluated("other", "e2", "d2", split: "all"), Given.Decided("other", id: "e2"),
            new ModelPromoted("e2", Given.Bytes, "in a hurry", Override: true, "ada")]);
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, null, cancellation: Stop);

        Assert.Equal(
            ["gate:e1:v-e1>promotion:e1", "model:e2>promotion:e2"],
            graph.Edges.Where(edge => edge.To.StartsWith("promotion:", StringComparison.Ordinal)).Select(edge => $"{edge.From}>{edge.To}"));
    }

    [Fact]
    public async Task Of_too_many_the_newest_stand_with_all_that_led_to_them_and_the_rest_is_counted()
    {
        await FoldStudyAsync(experiments: 5);

        var graph = await queries.GraphAsync(null, null, mostNodes: 9, cancellation: Stop);
        var ofDataset = await queries.GraphAsync("d1", null, mostNodes: 9, cancellation: Stop);
        var then = await queries.GraphAsync(null, null, mostNodes: 9, at: graph.Nodes.Single(node => node.Id == "model:e4").Position, cancellation: Stop);

        Assert.Equal(
            [
                "annotation-set:d1:1", "dataset-version:d1:1", "evaluation:e4:v-e4", "evaluation:e5:v-e5", "experiment:e4", "experiment:e5",
                "gate:e4:v-e4", "gate:e5:v-e5", "model:e4", "model:e5",
            ],
            graph.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        Assert.Equal(graph.Nodes.Select(node => node.Position).OrderDescending(), graph.Nodes.Select(node => node.Position));
        Assert.Equal((22, 22, 16), (graph.Total, ofDataset.Total, then.Total));
        Assert.Equal(graph.Nodes.Select(node => node.Id), ofDataset.Nodes.Select(node => node.Id));
        Assert.Contains(then.Nodes, node => node.Id == "dataset-version:d1:1");
        Assert.Equal(1 + (2 * 6), graph.Edges.Count);
        Assert.Equal(22, (await queries.GraphAsync(null, null, cancellation: Stop)).Nodes.Count);
    }

    // A dataset is corrected for years: each session is a set, and all of them led to the newest model.
    [Fact]
    public async Task Data_do_not_count_among_the_nodes_that_are_too_many()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("annotations-d1", [.. Enumerable.Range(1, 8).Select(version => Given.Annotated(version))]);
        foreach (var id in (string[])["e1", "e2"])
            await given.AppendExperimentAsync(id, Given.Requested(id) with { AnnotationVersion = 8 });
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, null, mostNodes: 3, cancellation: Stop);

        Assert.Equal((11, 11), (graph.Nodes.Count, graph.Total));
    }

    [Fact]
    public async Task The_newest_node_keeps_all_that_led_to_it_though_it_is_more_than_fits()
    {
        await FoldStudyAsync(experiments: 5);
        await given.AppendAsync("monitor-d1", new RetrainingRequested("d1", "r1", "e6", null, "semcovnet", "coverage drifted", "service:fairness"));
        await given.AppendExperimentAsync("e6", Given.Requested("e6"));
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, null, mostNodes: 2, cancellation: Stop);

        Assert.Equal(
            ["annotation-set:d1:1", "dataset-version:d1:1", "evaluation:e5:v-e5", "experiment:e5", "experiment:e6", "gate:e5:v-e5", "model:e5", "retraining:r1"],
            graph.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        Assert.Equal(24, graph.Total);
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

    // Anyone on the broker could have one recorded, and no fold got past it.
    [Theory]
    [InlineData("{name: semcovnet}")]
    [InlineData("{")]
    [InlineData("""{"name": "\ud800"}""")]
    [InlineData("""{"name": 7}""")]
    public async Task A_recipe_that_cannot_be_read_has_no_name_and_stops_nothing(string recipe)
    {
        await given.AppendAsync("monitor-d1", new RetrainingRequested("d1", "r1", "e1", null, recipe, "new annotations", "ward 7"));
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, null, cancellation: Stop);

        Assert.Equal("retraining: a recipe of its own", Assert.Single(graph.Nodes).Label);
    }

    // No text of PostgreSQL has U+0000: one in a reason stopped the fold for good.
    [Fact]
    public async Task A_reason_with_a_character_that_no_table_holds_is_told_without_it()
    {
        await given.AppendExperimentAsync("e1", [.. Given.Whole("e1"), new ModelPromoted("e1", Given.Bytes, "bet\0ter", Override: false, "ada")]);
        await given.All(new LineageProjection()).CatchUpAsync(Stop);

        var graph = await queries.GraphAsync(null, "e1", cancellation: Stop);

        Assert.Equal("bet\uFFFDter", graph.Nodes.Single(node => node.Kind == LineageKind.Promotion).Detail);
    }

    private static (string Label, string? Detail, string Event) Told(LineageNode node) => (node.Label, node.Detail, node.Event);

    private static AnnotationBatchAccepted Batch(string source, int rows, int values, int changed) => new("d1", source, Given.Bytes, source, rows, values, changed);

    // Each verdict is decided twice, which makes no node more.
    private async Task FoldStudyAsync(int experiments)
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("annotations-d1", Given.Annotated());
        foreach (var id in Enumerable.Range(1, experiments).Select(number => $"e{number}"))
            await given.AppendExperimentAsync(id, [.. Given.Whole(id), Given.Decided("v-" + id, Verdict.Failed, id)]);
        await given.All(new LineageProjection()).CatchUpAsync(Stop);
    }

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
