using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Annotations;

/// <summary>One row an image that a person has corrected or let stand: when last, and who.</summary>
public sealed class AnnotationProjection : IProjection
{
    public string Name => "annotations";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["annotation_review"];

    public string Schema => """
        create table if not exists annotation_review (
            dataset_id text not null, image text not null, at text not null, actor text not null, primary key (dataset_id, image)
        );
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => recorded.Body switch
    {
        AnnotationRevised e => ReviewedAsync(transaction, recorded, e.DatasetId, e.Image),
        ImageConfirmed e => ReviewedAsync(transaction, recorded, e.DatasetId, e.Image),
        _ => Task.CompletedTask,
    };

    private static Task ReviewedAsync(DbTransaction transaction, RecordedEvent recorded, string datasetId, string image) => transaction.ExecuteAsync(
        """
        insert into annotation_review (dataset_id, image, at, actor) values (@datasetId, @image, @At, @Actor)
        on conflict (dataset_id, image) do update set at = excluded.at, actor = excluded.actor
        """,
        new { datasetId, image, At = UtcText.Of(recorded.Context.At), recorded.Context.Actor });
}
