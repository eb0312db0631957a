using System.Data.Common;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>One row an experiment, an epoch and an evaluation: what is sorted or filtered by in columns, the whole as JSON beside it.</summary>
public sealed class ExperimentProjection : IProjection
{
    public string Name => "experiments";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["experiment", "experiment_epoch", "experiment_evaluation"];

    public string Schema => """
        create table if not exists experiment (
            id text not null primary key,
            dataset_id text not null,
            recipe text not null,
            reason text not null,
            status text not null,
            requested_at text not null,
            ended_at text,
            auc double precision,
            pra double precision,
            s95 double precision,
            ece double precision,
            cdi double precision,
            slope double precision,
            summary text not null
        );
        create index if not exists experiment_by_time on experiment (requested_at, id);
        create index if not exists experiment_by_dataset on experiment (dataset_id, requested_at);
        create table if not exists experiment_epoch (
            experiment_id text not null,
            epoch integer not null,
            attempt integer not null,
            event text not null,
            primary key (experiment_id, epoch)
        );
        create table if not exists experiment_evaluation (
            experiment_id text not null,
            position bigint not null,
            event text not null,
            primary key (experiment_id, position)
        );
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => ApplyAllAsync(transaction, [recorded]);

    public async Task ApplyAllAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        var summaries = new Dictionary<string, ExperimentSummary>(StringComparer.Ordinal);
        foreach (var recorded in events)
        {
            if (recorded.Body is IExperimentEvent body)
                summaries[body.ExperimentId] = ExperimentFold.Apply(summaries.GetValueOrDefault(body.ExperimentId) ?? await FindAsync(transaction, body.ExperimentId), recorded);
        }
        await transaction.ExecuteEachAsync(SaveSummary, [.. summaries.Values.Select(Row)]);
        await transaction.ExecuteEachAsync(SaveEpoch, [.. Rows<EpochCompleted>(events, EpochRow)]);
        await transaction.ExecuteEachAsync(AddEvaluation, [.. Rows<EvaluationCompleted>(events, EvaluationRow)]);
    }

    private const string SaveSummary = """
        insert into experiment (id, dataset_id, recipe, reason, status, requested_at, ended_at, auc, pra, s95, ece, cdi, slope, summary)
        values (@Id, @DatasetId, @Recipe, @Reason, @Status, @RequestedAt, @EndedAt, @Auc, @Pra, @S95, @Ece, @Cdi, @Slope, @Json)
        on conflict (id) do update set status = excluded.status, ended_at = excluded.ended_at, auc = excluded.auc, pra = excluded.pra,
            s95 = excluded.s95, ece = excluded.ece, cdi = excluded.cdi, slope = excluded.slope, summary = excluded.summary
        """;

    // A lower attempt that speaks late was superseded: its epoch does not replace that of its successor.
    private const string SaveEpoch = """
        insert into experiment_epoch (experiment_id, epoch, attempt, event) values (@ExperimentId, @Epoch, @Attempt, @Json)
        on conflict (experiment_id, epoch) do update set attempt = excluded.attempt, event = excluded.event
        where excluded.attempt >= experiment_epoch.attempt
        """;

    private const string AddEvaluation = "insert into experiment_evaluation (experiment_id, position, event) values (@ExperimentId, @Position, @Json)";

    private static async Task<ExperimentSummary?> FindAsync(DbTransaction transaction, string id) =>
        await transaction.FindAsync<string>("select summary from experiment where id = @id", new { id }) is { } json ? JsonText.Read<ExperimentSummary>(json) : null;

    private static IEnumerable<object> Rows<TEvent>(IReadOnlyList<RecordedEvent> events, Func<TEvent, RecordedEvent, object> row)
        where TEvent : IEvent => events.Where(recorded => recorded.Body is TEvent).Select(recorded => row((TEvent)recorded.Body, recorded));

    private static object Row(ExperimentSummary summary) => new
    {
        summary.Id,
        summary.DatasetId,
        summary.Recipe,
        summary.Reason,
        Status = summary.Status.ToString(),
        RequestedAt = UtcText.Of(summary.RequestedAt),
        EndedAt = summary.EndedAt is { } ended ? UtcText.Of(ended) : null,
        summary.Evaluation?.Auc,
        summary.Evaluation?.Pra,
        summary.Evaluation?.S95,
        summary.Evaluation?.Ece,
        Cdi = summary.Disparity?.Value,
        summary.Disparity?.Slope,
        Json = JsonSerializer.Serialize(summary, ContractJson.Options),
    };

    private static object EpochRow(EpochCompleted e, RecordedEvent recorded) => new { e.ExperimentId, e.Epoch, e.Attempt, Json = Text(recorded) };

    private static object EvaluationRow(EvaluationCompleted e, RecordedEvent recorded) =>
        new { e.ExperimentId, Position = recorded.Position.Value, Json = Text(recorded) };

    private static string Text(RecordedEvent recorded) => Encoding.UTF8.GetString(recorded.Json.Span);
}
