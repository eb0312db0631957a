using System.Data.Common;
using System.Text;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.InUse;

/// <summary>One row a model in use, one a window of its answers, and one an alert, with who closed it and why.</summary>
public sealed class InUseProjection : IProjection
{
    public string Name => "in-use";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["model_in_use", "model_window", "alert"];

    public string Schema => """
        create table if not exists model_in_use (
            experiment_id text not null primary key,
            answers bigint not null,
            updated_at text not null
        );
        create table if not exists model_window (
            experiment_id text not null,
            number integer not null,
            event text not null,
            primary key (experiment_id, number)
        );
        create table if not exists alert (
            experiment_id text not null,
            id text not null,
            dataset_id text not null,
            kind text not null,
            subject text not null,
            window_number integer not null,
            finding text not null,
            raised_at text not null,
            position bigint not null,
            closed_at text,
            closed_by text,
            close_reason text,
            primary key (experiment_id, id)
        );
        create index if not exists alert_by_position on alert (position);
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => recorded.Body switch
    {
        PredictionsReceived e => transaction.ExecuteAsync(
            """
            insert into model_in_use (experiment_id, answers, updated_at) values (@ExperimentId, @Rows, @At)
            on conflict (experiment_id) do update set answers = model_in_use.answers + excluded.answers, updated_at = excluded.updated_at
            """,
            new { e.ExperimentId, e.Rows, At = UtcText.Of(recorded.Context.At) }),
        WindowAssessed e => transaction.ExecuteAsync(
            """
            insert into model_window (experiment_id, number, event) values (@ExperimentId, @Window, @Json)
            on conflict (experiment_id, number) do update set event = excluded.event
            """,
            new { e.ExperimentId, e.Window, Json = Encoding.UTF8.GetString(recorded.Json.Span) }),
        // Earlier builds raised a closed alert anew where its window was judged again.
        AlertRaised e => transaction.ExecuteAsync(
            """
            insert into alert (experiment_id, id, dataset_id, kind, subject, window_number, finding, raised_at, position)
            values (@ExperimentId, @AlertId, @DatasetId, @Kind, @Subject, @Window, @Finding, @At, @Position)
            on conflict (experiment_id, id) do update set finding = excluded.finding, raised_at = excluded.raised_at, position = excluded.position,
                closed_at = null, closed_by = null, close_reason = null
            """,
            new
            {
                e.ExperimentId,
                e.AlertId,
                e.DatasetId,
                Kind = e.Kind.ToString(),
                e.Subject,
                e.Window,
                e.Finding,
                At = UtcText.Of(recorded.Context.At),
                Position = recorded.Position.Value,
            }),
        AlertClosed e => transaction.ExecuteAsync(
            "update alert set closed_at = @At, closed_by = @By, close_reason = @Reason where experiment_id = @ExperimentId and id = @AlertId",
            new { e.ExperimentId, e.AlertId, e.By, e.Reason, At = UtcText.Of(recorded.Context.At) }),
        _ => Task.CompletedTask,
    };
}
