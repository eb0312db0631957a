using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Annotations;

/// <summary>One row an image that a person has corrected or let stand: when last, and who; and one a value that is corrected and in no set yet.</summary>
public sealed class AnnotationProjection : IProjection
{
    public string Name => "annotations";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["annotation_review", "unpublished_correction"];

    public string Schema => """
        create table if not exists annotation_review (
            dataset_id text not null, image text not null, at text not null, actor text not null, primary key (dataset_id, image)
        );
        create table if not exists unpublished_correction (
            dataset_id text not null, image text not null, descriptor text not null, published double precision, value double precision, at text not null,
            primary key (dataset_id, image, descriptor)
        );
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => recorded.Body switch
    {
        AnnotationRevised e => RevisedAsync(transaction, recorded, e),
        ImageConfirmed e => ReviewedAsync(transaction, recorded, e.DatasetId, e.Image),
        AnnotationSetPublished e => transaction.ExecuteAsync("delete from unpublished_correction where dataset_id = @DatasetId", new { e.DatasetId }),
        _ => Task.CompletedTask,
    };

    private static async Task RevisedAsync(DbTransaction transaction, RecordedEvent recorded, AnnotationRevised revised)
    {
        await ReviewedAsync(transaction, recorded, revised.DatasetId, revised.Image);
        await transaction.ExecuteAsync(
            """
            insert into unpublished_correction (dataset_id, image, descriptor, published, value, at) values (@DatasetId, @Image, @Descriptor, @From, @To, @At)
            on conflict (dataset_id, image, descriptor) do update set value = excluded.value, at = excluded.at
            """,
            new { revised.DatasetId, revised.Image, revised.Descriptor, revised.From, revised.To, At = UtcText.Of(recorded.Context.At) });
        // Back where the set has it.
        await transaction.ExecuteAsync(
            "delete from unpublished_correction where dataset_id = @DatasetId and image = @Image and descriptor = @Descriptor and (value = published or (value is null and published is null))",
            new { revised.DatasetId, revised.Image, revised.Descriptor });
    }

    private static Task ReviewedAsync(DbTransaction transaction, RecordedEvent recorded, string datasetId, string image) => transaction.ExecuteAsync(
        """
        insert into annotation_review (dataset_id, image, at, actor) values (@datasetId, @image, @At, @Actor)
        on conflict (dataset_id, image) do update set at = excluded.at, actor = excluded.actor
        """,
        new { datasetId, image, At = UtcText.Of(recorded.Context.At), recorded.Context.Actor });
}
