using System.Data.Common;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>
/// One row an experiment and an evaluation. What is sorted and filtered by lies in a table of narrow columns, so that a query reads little of
/// each experiment; the whole is JSON in a table beside it, of which a page reads the rows it shows.
/// </summary>
public sealed class ExperimentProjection : IProjection
{
    public string Name => "experiments";

    public int Version => 5;

    public IReadOnlyList<string> Tables => ["experiment", FactColumns.Table, "experiment_summary", "experiment_evaluation"];

    // Up to version 3 the epochs were kept a second time. The index over what is asked for most is a third of the table, and answers without it.
    public string Schema => $"""
        drop table if exists experiment_epoch;
        create table if not exists experiment (
            id text not null primary key,
            dataset_id text not null,
            recipe text not null,
            requested_by text not null,
            status text not null,
            verdict text not null,
            review text not null,
            requested_at text not null,
            ended_at text,
            auc double precision,
            pra double precision,
            s95 double precision,
            ece double precision,
            cdi double precision,
            slope double precision,
            words text not null
        );
        {FactColumns.Schema}
        create index if not exists experiment_by_time on experiment (requested_at, id);
        create index if not exists experiment_by_dataset on experiment (dataset_id, requested_at);
        create index if not exists experiment_unfinished on experiment (requested_at, id) where ended_at is null;
        create index if not exists experiment_core on experiment (
            recipe, status, verdict, dataset_id, requested_by, review, auc, pra, s95, ece, cdi, slope, requested_at, ended_at, id);
        create table if not exists experiment_summary (id text not null primary key, summary text not null);
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
        var own = events.Where(recorded => recorded.Body is IExperimentEvent).ToList();
        if (own.Count == 0)
            return;
        var before = await FindAsync(transaction, own.Select(IdOf));
        var now = new Dictionary<string, ExperimentSummary>(before, StringComparer.Ordinal);
        foreach (var recorded in own)
            now[IdOf(recorded)] = ExperimentFold.Apply(now.GetValueOrDefault(IdOf(recorded)), recorded);
        foreach (var rows in await RowsAsync(transaction, before, now.Values))
            await transaction.ExecuteEachAsync(ExperimentRow.Save(rows.First().Keys), [.. rows]);
        await transaction.ExecuteEachAsync(SaveSummary, [.. now.Values.Select(summary => new { summary.Id, Json = JsonSerializer.Serialize(summary, ContractJson.Options) })]);
        await transaction.ExecuteEachAsync(AddEvaluation, [.. events.Where(recorded => recorded.Body is EvaluationCompleted).Select(EvaluationRow)]);
    }

    private const string SaveSummary =
        "insert into experiment_summary (id, summary) values (@Id, @Json) on conflict (id) do update set summary = excluded.summary";

    private const string AddEvaluation = "insert into experiment_evaluation (experiment_id, position, event) values (@ExperimentId, @Position, @Json)";

    private static string IdOf(RecordedEvent recorded) => ((IExperimentEvent)recorded.Body).ExperimentId;

    private static async Task<IReadOnlyDictionary<string, ExperimentSummary>> FindAsync(DbTransaction transaction, IEnumerable<string> ids) =>
        (await transaction.FindEachAsync("select id, summary from experiment_summary where id", ids))
            .ToDictionary(found => found.Key, found => JsonText.Read<ExperimentSummary>(found.Value), StringComparer.Ordinal);

    // Grouped by their columns, for each group is one statement.
    private static async Task<IEnumerable<IGrouping<string, IReadOnlyDictionary<string, object?>>>> RowsAsync(
        DbTransaction transaction, IReadOnlyDictionary<string, ExperimentSummary> before, IEnumerable<ExperimentSummary> now)
    {
        var columns = await FactColumns.ReadAsync(transaction);
        List<IReadOnlyDictionary<string, object?>> rows = [];
        foreach (var summary in now)
        {
            var known = before.TryGetValue(summary.Id, out var old) ? ExperimentFacts.Of(old) : ExperimentFacts.None;
            var facts = await columns.ChangesAsync(transaction, known, ExperimentFacts.Of(summary));
            rows.Add(new Dictionary<string, object?>(ExperimentRow.Of(summary).Concat(facts)));
        }
        return rows.GroupBy(row => string.Join(' ', row.Keys));
    }

    private static object EvaluationRow(RecordedEvent recorded) =>
        new { ExperimentId = IdOf(recorded), Position = recorded.Position.Value, Json = Encoding.UTF8.GetString(recorded.Json.Span) };
}
