using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Lineage;

/// <summary>What came from what, as nodes and edges. An edge may be known before the node it leads to.</summary>
public sealed class LineageProjection : IProjection
{
    public string Name => "lineage";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["lineage_node", "lineage_edge", "lineage_dataset"];

    public string Schema => """
        create table if not exists lineage_node (
            id text not null primary key,
            kind text not null,
            label text not null,
            detail text,
            at text not null,
            event text not null,
            position bigint not null,
            dataset_id text
        );
        create index if not exists lineage_node_by_position on lineage_node (position);
        create index if not exists lineage_node_by_dataset on lineage_node (dataset_id);
        create table if not exists lineage_edge (from_id text not null, to_id text not null, primary key (from_id, to_id));
        create index if not exists lineage_edge_to on lineage_edge (to_id);
        create table if not exists lineage_dataset (id text not null primary key, name text not null);
        """;

    public async Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded)
    {
        var graph = new LineageWrite(transaction, recorded);
        await (recorded.Body switch
        {
            DatasetRegistered e => graph.NameDatasetAsync(e.DatasetId, e.Name),
            DatasetVersionPublished e => AddAsync(graph, e),
            AnnotationSetPublished e => AddAsync(graph, e),
            ExperimentRequested e => AddAsync(graph, e),
            TrainingCompleted e => AddAsync(graph, e),
            EvaluationCompleted e => AddAsync(graph, e),
            GateDecided e => AddAsync(graph, e),
            ModelPromoted e => AddAsync(graph, e),
            RetrainingRequested e => AddAsync(graph, e),
            _ => Task.CompletedTask,
        });
    }

    private static async Task AddAsync(LineageWrite graph, DatasetVersionPublished e)
    {
        var name = await graph.DatasetNameAsync(e.DatasetId);
        var id = LineageIds.DatasetVersion(e.DatasetId, e.Version);
        await graph.NodeAsync(new(id, LineageKind.DatasetVersion, $"{name} v{e.Version}", e.Manifest.ToString(), e.DatasetId));
        await graph.EdgeAsync(LineageIds.DatasetVersion(e.DatasetId, e.Version - 1), id);
    }

    private static async Task AddAsync(LineageWrite graph, AnnotationSetPublished e)
    {
        var name = await graph.DatasetNameAsync(e.DatasetId);
        var id = LineageIds.AnnotationSet(e.DatasetId, e.Version);
        await graph.NodeAsync(new(id, LineageKind.AnnotationSet, $"{name} annotations v{e.Version}", e.Set.ToString(), e.DatasetId));
        await graph.EdgeAsync(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id);
        await graph.EdgeAsync(LineageIds.AnnotationSet(e.DatasetId, e.Version - 1), id);
    }

    private static async Task AddAsync(LineageWrite graph, ExperimentRequested e)
    {
        var id = LineageIds.Experiment(e.ExperimentId);
        await graph.NodeAsync(new(id, LineageKind.Experiment, e.RecipeName, e.Reason, e.DatasetId));
        await graph.EdgeAsync(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id);
        await graph.EdgeAsync(LineageIds.AnnotationSet(e.DatasetId, e.AnnotationVersion), id);
    }

    private static async Task AddAsync(LineageWrite graph, TrainingCompleted e)
    {
        await graph.NodeAsync(new(LineageIds.Model(e.ExperimentId), LineageKind.Model, $"model of attempt {e.Attempt}", e.Onnx.ToString()));
        await graph.EdgeAsync(LineageIds.Experiment(e.ExperimentId), LineageIds.Model(e.ExperimentId));
    }

    private static async Task AddAsync(LineageWrite graph, EvaluationCompleted e)
    {
        var name = await graph.DatasetNameAsync(e.DatasetId);
        var id = LineageIds.Evaluation(e.EvaluationId);
        await graph.NodeAsync(new(id, LineageKind.Evaluation, $"{name} v{e.DatasetVersion}, {e.Split}, n = {e.N}", e.Report.ToString(), e.DatasetId));
        await graph.EdgeAsync(LineageIds.Model(e.ExperimentId), id);
        await graph.EdgeAsync(LineageIds.DatasetVersion(e.DatasetId, e.DatasetVersion), id);
    }

    private static async Task AddAsync(LineageWrite graph, GateDecided e)
    {
        var id = LineageIds.Gate(e.EvaluationId);
        await graph.NodeAsync(new(id, LineageKind.Gate, $"gate: {e.Verdict.ToString().ToLowerInvariant()}", e.PolicyId));
        await graph.EdgeAsync(LineageIds.Evaluation(e.EvaluationId), id);
    }

    private static async Task AddAsync(LineageWrite graph, ModelPromoted e)
    {
        var id = LineageIds.Promotion(e.ExperimentId);
        await graph.NodeAsync(new(id, LineageKind.Promotion, e.Override ? "promoted by override" : "promoted", e.Reason));
        await graph.EdgeAsync(LineageIds.Model(e.ExperimentId), id);
    }

    private static async Task AddAsync(LineageWrite graph, RetrainingRequested e)
    {
        var id = LineageIds.Retraining(e.RequestId);
        await graph.NodeAsync(new(id, LineageKind.Retraining, $"retraining: {e.Recipe}", e.Reason, e.DatasetId));
        await graph.EdgeAsync(id, LineageIds.Experiment(e.ExperimentId));
    }
}
