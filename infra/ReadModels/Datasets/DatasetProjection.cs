using System.Data.Common;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Datasets;

/// <summary>One row a dataset with its newest version, annotations and coverage; one a version, an annotation set and an upload.</summary>
public sealed class DatasetProjection : IProjection
{
    public string Name => "datasets";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["dataset", "dataset_version", "annotation_set", "annotation_upload"];

    public string Schema => """
        create table if not exists dataset (
            id text not null primary key,
            name text not null,
            format text not null,
            task text not null,
            view_shown text,
            registered_at text not null,
            updated_at text not null,
            newest_version text,
            newest_annotations text,
            newest_coverage text
        );
        create table if not exists dataset_version (
            dataset_id text not null, version integer not null, event text not null, primary key (dataset_id, version)
        );
        create table if not exists annotation_set (
            dataset_id text not null, version integer not null, event text not null, primary key (dataset_id, version)
        );
        create table if not exists annotation_upload (
            dataset_id text not null, position bigint not null, upload text not null, primary key (dataset_id, position)
        );
        """;

    public async Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded)
    {
        var dataset = new Write(transaction, recorded);
        await (recorded.Body switch
        {
            DatasetRegistered e => dataset.RegisterAsync(e),
            DatasetVersionPublished e => dataset.PublishAsync(e.DatasetId, e.Version, "dataset_version", "newest_version"),
            AnnotationSetPublished e => dataset.PublishAsync(e.DatasetId, e.Version, "annotation_set", "newest_annotations"),
            CoverageMeasured e => dataset.MeasureAsync(e),
            AnnotationBatchAccepted e => dataset.AddUploadAsync(Upload(e, recorded.Context)),
            AnnotationBatchRejected e => dataset.AddUploadAsync(Upload(e, recorded.Context)),
            _ => Task.CompletedTask,
        });
        if (DatasetOf(recorded.Body) is { } changed)
            await dataset.TouchAsync(changed);
    }

    private static string? DatasetOf(IEvent body) => body switch
    {
        IDatasetEvent e => e.DatasetId,
        IAnnotationEvent e => e.DatasetId,
        IMonitorEvent e => e.DatasetId,
        _ => null,
    };

    private static AnnotationUpload Upload(AnnotationBatchAccepted e, EventContext context) => new(
        e.DatasetId, e.BatchId, e.Source, context.At, context.Actor, Accepted: true, e.Rows, e.ChangedValues, ErrorCount: 0, []);

    private static AnnotationUpload Upload(AnnotationBatchRejected e, EventContext context) => new(
        e.DatasetId, e.BatchId, e.Source, context.At, context.Actor, Accepted: false, Rows: 0, ChangedValues: 0, e.ErrorCount, e.Errors);

    private sealed class Write(DbTransaction transaction, RecordedEvent recorded)
    {
        private readonly string at = UtcText.Of(recorded.Context.At);
        private readonly string json = Encoding.UTF8.GetString(recorded.Json.Span);

        public Task RegisterAsync(DatasetRegistered e) => transaction.ExecuteAsync(
            """
            insert into dataset (id, name, format, task, view_shown, registered_at, updated_at)
            values (@DatasetId, @Name, @Format, @Task, @View, @at, @at)
            """,
            new { e.DatasetId, e.Name, e.Format, e.Task, e.View, at });

        public async Task PublishAsync(string datasetId, int version, string table, string newest)
        {
            await transaction.ExecuteAsync(
                $"insert into {table} (dataset_id, version, event) values (@datasetId, @version, @json)", new { datasetId, version, json });
            await KeepNewestAsync(datasetId, newest);
        }

        public async Task MeasureAsync(CoverageMeasured measured)
        {
            var known = await transaction.FindAsync<string>("select newest_coverage from dataset where id = @DatasetId", new { measured.DatasetId });
            if (CoverageOrder.Newest(known is null ? null : JsonText.Read<CoverageMeasured>(known), measured) == measured)
                await KeepNewestAsync(measured.DatasetId, "newest_coverage");
        }

        public Task KeepNewestAsync(string datasetId, string column) =>
            transaction.ExecuteAsync($"update dataset set {column} = @json where id = @datasetId", new { datasetId, json });

        public Task AddUploadAsync(AnnotationUpload upload) => transaction.ExecuteAsync(
            "insert into annotation_upload (dataset_id, position, upload) values (@DatasetId, @Position, @Upload)",
            new { upload.DatasetId, Position = recorded.Position.Value, Upload = JsonSerializer.Serialize(upload, ContractJson.Options) });

        public Task TouchAsync(string datasetId) =>
            transaction.ExecuteAsync("update dataset set updated_at = @at where id = @datasetId", new { datasetId, at });
    }
}
