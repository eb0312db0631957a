using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Datasets;

public sealed class DatasetQueries(SqlDatabase database) : IDatasetQueries
{
    // A dataset without a published version is still being imported: nothing can be done with it yet.
    private const string Select = """
        select id as Id, name as Name, format as Format, task as Task, view_shown as ViewShown, registered_at as RegisteredAt, updated_at as UpdatedAt,
            newest_version as Version, newest_annotations as Annotations, newest_coverage as Coverage,
            (select count(*) from experiment where dataset_id = dataset.id) as Experiments
        from dataset where newest_version is not null
        """;

    public async Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<Row>($"{Select} order by name, id", cancellation: cancellation)).Select(row => row.ToSummary())];

    public async Task<DatasetSummary?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await database.QueryAsync<Row>($"{Select} and id = @id", new { id }, cancellation)).SingleOrDefault()?.ToSummary();

    public Task<IReadOnlyList<DatasetVersionPublished>> VersionsAsync(string id, CancellationToken cancellation = default) =>
        ReadAsync<DatasetVersionPublished>("select event from dataset_version where dataset_id = @id order by version desc", id, cancellation);

    public Task<IReadOnlyList<AnnotationSetPublished>> AnnotationSetsAsync(string id, CancellationToken cancellation = default) =>
        ReadAsync<AnnotationSetPublished>("select event from annotation_set where dataset_id = @id order by version desc", id, cancellation);

    public Task<IReadOnlyList<AnnotationUpload>> UploadsAsync(string id, CancellationToken cancellation = default) =>
        ReadAsync<AnnotationUpload>("select upload from annotation_upload where dataset_id = @id order by position desc", id, cancellation);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, string id, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<string>(sql, new { id }, cancellation)).Select(JsonText.Read<T>)];

    // Properties, not a constructor: where no row comes, SQLite does not say that a count is a number, and a constructor must match exactly.
    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Format { get; init; } = "";

        public string Task { get; init; } = "";

        public string? ViewShown { get; init; }

        public string RegisteredAt { get; init; } = "";

        public string UpdatedAt { get; init; } = "";

        public string Version { get; init; } = "";

        public string? Annotations { get; init; }

        public string? Coverage { get; init; }

        public long Experiments { get; init; }

        public DatasetSummary ToSummary() => new(
            Id, Name, Format, Task, ViewShown, UtcText.Parse(RegisteredAt), UtcText.Parse(UpdatedAt), JsonText.Read<DatasetVersionPublished>(Version),
            Annotations is null ? null : JsonText.Read<AnnotationSetPublished>(Annotations),
            Coverage is null ? null : JsonText.Read<CoverageMeasured>(Coverage), (int)Experiments);
    }
}
