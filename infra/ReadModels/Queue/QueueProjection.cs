using System.Data.Common;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Queue;

/// <summary>One row an experiment that is to be trained, gone once it is, or never will be.</summary>
public sealed class QueueProjection : IProjection
{
    public string Name => "queue";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["queued_experiment"];

    public string Schema => "create table if not exists queued_experiment (id text not null primary key, requested_at text not null, entry text not null);";

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => ApplyAllAsync(transaction, [recorded]);

    public async Task ApplyAllAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        var own = events.Where(recorded => recorded.Body is IExperimentEvent).ToList();
        var entries = await FindAsync(transaction, own.Select(IdOf));
        foreach (var recorded in own)
            entries[IdOf(recorded)] = QueueFold.Apply(entries.GetValueOrDefault(IdOf(recorded)), recorded);
        await transaction.ExecuteEachAsync(Save, entries.Values.OfType<QueuedExperiment>().Select(Row).ToList());
        await transaction.ExecuteEachAsync(Remove, entries.Where(entry => entry.Value is null).Select(entry => new { Id = entry.Key }).ToList());
    }

    private const string Save =
        "insert into queued_experiment (id, requested_at, entry) values (@Id, @At, @Json) on conflict (id) do update set entry = excluded.entry";

    private const string Remove = "delete from queued_experiment where id = @Id";

    private static string IdOf(RecordedEvent recorded) => ((IExperimentEvent)recorded.Body).ExperimentId;

    private static async Task<Dictionary<string, QueuedExperiment?>> FindAsync(DbTransaction transaction, IEnumerable<string> ids) =>
        (await transaction.FindEachAsync("select id, entry from queued_experiment where id", ids))
            .ToDictionary(found => found.Key, QueuedExperiment? (found) => JsonText.Read<QueuedExperiment>(found.Value), StringComparer.Ordinal);

    private static object Row(QueuedExperiment entry) =>
        new { entry.Id, At = UtcText.Of(entry.RequestedAt), Json = JsonSerializer.Serialize(entry, ContractJson.Options) };
}
