using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Annotations;

public interface IAnnotationQueries
{
    /// <summary>Images of a dataset that a person has corrected or let stand, by id.</summary>
    Task<IReadOnlyDictionary<string, ImageReview>> ReviewsAsync(string datasetId, CancellationToken cancellation = default);

    /// <summary>Values of a dataset that were corrected and are in no published set yet.</summary>
    Task<IReadOnlyList<CorrectedValue>> CorrectionsAsync(string datasetId, CancellationToken cancellation = default);

    /// <summary>Datasets with such values.</summary>
    Task<IReadOnlyList<CorrectedDataset>> CorrectedDatasetsAsync(CancellationToken cancellation = default);
}

/// <summary>The last time that a person looked at an image's values.</summary>
public sealed record ImageReview(string Image, DateTimeOffset At, string Actor);

/// <param name="Value">0 to 1; null where it was taken back.</param>
public sealed record CorrectedValue(string Image, string Descriptor, double? Value);

/// <param name="LastAt">When a value was corrected last.</param>
public sealed record CorrectedDataset(string DatasetId, DateTimeOffset LastAt);

public sealed class AnnotationQueries(SqlDatabase database) : IAnnotationQueries
{
    public async Task<IReadOnlyDictionary<string, ImageReview>> ReviewsAsync(string datasetId, CancellationToken cancellation = default) =>
        (await database.QueryAsync<Row>(
            "select image as Image, at as At, actor as Actor from annotation_review where dataset_id = @datasetId", new { datasetId }, cancellation))
            .ToDictionary(row => row.Image, row => new ImageReview(row.Image, UtcText.Parse(row.At), row.Actor), StringComparer.Ordinal);

    public Task<IReadOnlyList<CorrectedValue>> CorrectionsAsync(string datasetId, CancellationToken cancellation = default) =>
        database.QueryAsync<CorrectedValue>(
            "select image as Image, descriptor as Descriptor, value as Value from unpublished_correction where dataset_id = @datasetId", new { datasetId }, cancellation);

    public async Task<IReadOnlyList<CorrectedDataset>> CorrectedDatasetsAsync(CancellationToken cancellation = default) =>
    [
        .. (await database.QueryAsync<Last>("select dataset_id as DatasetId, max(at) as At from unpublished_correction group by dataset_id", null, cancellation))
            .Select(row => new CorrectedDataset(row.DatasetId, UtcText.Parse(row.At))),
    ];

    // Not by a constructor: SQLite does not say the type of a maximum.
    private sealed class Last
    {
        public string DatasetId { get; init; } = "";

        public string At { get; init; } = "";
    }

    private sealed record Row(string Image, string At, string Actor);
}
