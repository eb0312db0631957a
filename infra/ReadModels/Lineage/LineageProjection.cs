using System.Data.Common;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Lineage;

/// <summary>What came from what, as nodes and edges. An edge may be known before the node it leads to.</summary>
public sealed class LineageProjection : IProjection
{
    public string Name => "lineage";

    public int Version => 5;

    public IReadOnlyList<string> Tables => ["lineage_node", "lineage_edge", "lineage_dataset", "lineage_finding", "lineage_own_gate"];

    public string Schema => """
        create table if not exists lineage_node (
            id text not null,
            kind text not null,
            label text not null,
            detail text,
            at text not null,
            event text not null,
            position bigint not null,
            dataset_id text,
            counts text,
            primary key (id, position)
        );
        create index if not exists lineage_node_by_position on lineage_node (position);
        create index if not exists lineage_node_by_dataset on lineage_node (dataset_id, kind);
        create table if not exists lineage_edge (from_id text not null, to_id text not null, position bigint not null, primary key (from_id, to_id));
        create index if not exists lineage_edge_to on lineage_edge (to_id);
        create table if not exists lineage_dataset (id text not null primary key, name text not null);
        create table if not exists lineage_finding (correlation text not null, node_id text not null, primary key (correlation, node_id));
        create table if not exists lineage_own_gate (experiment_id text not null, node_id text not null, primary key (experiment_id, node_id));
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => ApplyAllAsync(transaction, [recorded]);

    public async Task ApplyAllAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        var graph = new LineageWrite(transaction);
        foreach (var recorded in events)
            await AddAsync(graph, recorded);
        await graph.SaveAsync();
    }

    private static async Task AddAsync(LineageWrite graph, RecordedEvent recorded)
    {
        switch (recorded.Body)
        {
            case DatasetRegistered e:
                await graph.NameDatasetAsync(e.DatasetId, e.Name);
                break;
            case ImagesIngested e:
                Add(graph, recorded, e);
                break;
            case DatasetVersionPublished e:
                Add(graph, recorded, e, await graph.DatasetNameAsync(e.DatasetId));
                break;
            case AnnotationBatchAccepted e:
                Add(graph, recorded, e);
                break;
            case AnnotationSetPublished e:
                Add(graph, recorded, e, await graph.DatasetNameAsync(e.DatasetId));
                break;
            case EvaluationCompleted e:
                Add(graph, recorded, e, await graph.DatasetNameAsync(e.DatasetId));
                break;
            case ExperimentRequested e:
                Add(graph, recorded, e);
                break;
            case TrainingCompleted e:
                Add(graph, recorded, e);
                break;
            case GateDecided e:
                Add(graph, recorded, e);
                break;
            case ModelPromoted e:
                await AddAsync(graph, recorded, e);
                break;
            case CoverageDriftDetected e:
                graph.Finding(recorded, LineageIds.AnnotationSet(e.DatasetId, e.ToAnnotationVersion));
                break;
            case RetrainingRequested e:
                await AddAsync(graph, recorded, e);
                break;
        }
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, ImagesIngested e) => graph.Node(
        new(LineageIds.Images(e.DatasetId, recorded.Version), LineageKind.Images, $"{e.Images} images", e.Audit.ToString(), e.DatasetId,
            [new("Images", e.Images), new("Cases", e.Cases), new("Bytes", e.Bytes)]),
        recorded);

    private static void Add(LineageWrite graph, RecordedEvent recorded, AnnotationBatchAccepted e) => graph.Node(
        new(LineageIds.AnnotationBatch(e.DatasetId, recorded.Version), LineageKind.AnnotationBatch, e.Source, e.Batch.ToString(), e.DatasetId,
            [new("Rows", e.Rows), new("Values", e.Values), new("Changed values", e.ChangedValues)]),
        recorded);

    private static void Add(LineageWrite graph, RecordedEvent recorded, DatasetVersionPublished e, string name)
    {
        var id = LineageIds.DatasetVersion(e.DatasetId, e.Version);
        graph.Node(new(id, LineageKind.DatasetVersion, $"{name} v{e.Version}", e.Manifest.ToString(), e.DatasetId), recorded);
        graph.Edge(LineageIds.DatasetVersion(e.DatasetId, e.Version - 1), id, recorded);
        graph.Edge(LineageIds.Images(e.DatasetId, recorded.Version - 1), id, recorded);
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, AnnotationSetPublished e, string name)
    {
        var id = LineageIds.AnnotationSet(e.DatasetId, e.Version);
        graph.Node(new(id, LineageKind.AnnotationSet, $"{name} annotations v{e.Version}", e.Set.ToString(), e.DatasetId), recorded);
        graph.Edge(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id, recorded);
        graph.Edge(LineageIds.AnnotationSet(e.DatasetId, e.Version - 1), id, recorded);
        // Where corrections were published, no batch stands before it.
        graph.Edge(LineageIds.AnnotationBatch(e.DatasetId, recorded.Version - 1), id, recorded);
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, ExperimentRequested e)
    {
        var id = LineageIds.Experiment(e.ExperimentId);
        graph.Node(new(id, LineageKind.Experiment, e.RecipeName, e.Reason, e.DatasetId), recorded);
        graph.Edge(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id, recorded);
        graph.Edge(LineageIds.AnnotationSet(e.DatasetId, e.AnnotationVersion), id, recorded);
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, TrainingCompleted e)
    {
        graph.Node(new(LineageIds.Model(e.ExperimentId), LineageKind.Model, $"model of attempt {e.Attempt}", e.Onnx.ToString()), recorded);
        graph.Edge(LineageIds.Experiment(e.ExperimentId), LineageIds.Model(e.ExperimentId), recorded);
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, EvaluationCompleted e, string name)
    {
        var id = LineageIds.Evaluation(e.ExperimentId, e.EvaluationId);
        graph.Node(new(id, LineageKind.Evaluation, $"{name} v{e.DatasetVersion}, {e.Split}, n = {e.N}", e.Report.ToString(), e.DatasetId), recorded);
        graph.Edge(LineageIds.Model(e.ExperimentId), id, recorded);
        graph.Edge(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id, recorded);
        if (e.Split == "test")
            graph.OwnGate(e.ExperimentId, LineageIds.Gate(e.ExperimentId, e.EvaluationId));
    }

    private static void Add(LineageWrite graph, RecordedEvent recorded, GateDecided e)
    {
        var id = LineageIds.Gate(e.ExperimentId, e.EvaluationId);
        graph.Node(new(id, LineageKind.Gate, $"gate: {e.Verdict.ToString().ToLowerInvariant()}", e.PolicyId), recorded);
        graph.Edge(LineageIds.Evaluation(e.ExperimentId, e.EvaluationId), id, recorded);
    }

    // Who promotes a model decides on the verdict of its own test; without one, on the model alone.
    private static async Task AddAsync(LineageWrite graph, RecordedEvent recorded, ModelPromoted e)
    {
        var id = LineageIds.Promotion(e.ExperimentId);
        graph.Node(new(id, LineageKind.Promotion, e.Override ? "promoted by override" : "promoted", e.Reason), recorded);
        graph.Edge(await graph.NewestOwnGateAsync(e.ExperimentId) ?? LineageIds.Model(e.ExperimentId), id, recorded);
    }

    // A retraining answers to the verdict that stood when it was asked for, and to the findings that asked for it.
    private static async Task AddAsync(LineageWrite graph, RecordedEvent recorded, RetrainingRequested e)
    {
        var id = LineageIds.Retraining(e.RequestId);
        graph.Node(new(id, LineageKind.Retraining, $"retraining: {RecipeText.NameOf(e.Recipe) ?? "a recipe of its own"}", e.Reason, e.DatasetId), recorded);
        graph.Edge(id, LineageIds.Experiment(e.ExperimentId), recorded);
        if (await graph.NewestGateAsync(e.DatasetId) is { } gate)
            graph.Edge(gate, id, recorded);
        foreach (var finding in await graph.FindingsAsync(recorded))
            graph.Edge(finding, id, recorded);
    }
}
