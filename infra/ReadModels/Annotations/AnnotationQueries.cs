using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Annotations;

public interface IAnnotationQueries
{
    /// <summary>Images of a dataset that a person has corrected or let stand, by id.</summary>
    Task<IReadOnlyDictionary<string, ImageReview>> ReviewsAsync(string datasetId, CancellationToken cancellation = default);
}

/// <summary>The last time that a person looked at an image's values.</summary>
public sealed record ImageReview(string Image, DateTimeOffset At, string Actor);

public sealed class AnnotationQueries(SqlDatabase database) : IAnnotationQueries
{
    public async Task<IReadOnlyDictionary<string, ImageReview>> ReviewsAsync(string datasetId, CancellationToken cancellation = default) =>
        (await database.QueryAsync<Row>(
            "select image as Image, at as At, actor as Actor from annotation_review where dataset_id = @datasetId", new { datasetId }, cancellation))
            .ToDictionary(row => row.Image, row => new ImageReview(row.Image, UtcText.Parse(row.At), row.Actor), StringComparer.Ordinal);

    private sealed record Row(string Image, string At, string Actor);
}
