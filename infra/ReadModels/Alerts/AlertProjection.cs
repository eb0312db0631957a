using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Alerts;

/// <summary>One row an alert on a model in use, with who closed it and why.</summary>
public sealed class AlertProjection : IProjection
{
    public string Name => "alerts";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["alert"];

    public string Schema => """
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
        // A finding that comes back after it was closed in the same window opens its alert again.
        AlertRaised e => transaction.ExecuteAsync(
            """
            insert into alert (experiment_id, id, dataset_id, kind, subject, window_number, finding, raised_at, position)
            values (@ExperimentId, @AlertId, @DatasetId, @Kind, @Subject, @Window, @Finding, @At, @Position)
            on conflict (experiment_id, id) do update set finding = excluded.finding, raised_at = excluded.raised_at, position = excluded.position,
                closed_at = null, closed_by = null, close_reason = null
            """,
            new
            {
                e.ExperimentId, e.AlertId, e.DatasetId, Kind = e.Kind.ToString(), e.Subject, e.Window, e.Finding, At = UtcText.Of(recorded.Context.At),
                Position = recorded.Position.Value,
            }),
        AlertClosed e => transaction.ExecuteAsync(
            "update alert set closed_at = @At, closed_by = @By, close_reason = @Reason where experiment_id = @ExperimentId and id = @AlertId",
            new { e.ExperimentId, e.AlertId, e.By, e.Reason, At = UtcText.Of(recorded.Context.At) }),
        _ => Task.CompletedTask,
    };
}
