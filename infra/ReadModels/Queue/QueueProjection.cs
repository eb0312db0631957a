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
        var entries = new Dictionary<string, QueuedExperiment?>(StringComparer.Ordinal);
        foreach (var recorded in events)
        {
            if (recorded.Body is IExperimentEvent { ExperimentId: var id })
                entries[id] = QueueFold.Apply(entries.TryGetValue(id, out var known) ? known : await FindAsync(transaction, id), recorded);
        }
        await transaction.ExecuteEachAsync(Save, entries.Values.OfType<QueuedExperiment>().Select(Row).ToList());
        await transaction.ExecuteEachAsync(Remove, entries.Where(entry => entry.Value is null).Select(entry => new { Id = entry.Key }).ToList());
    }

    private const string Save =
        "insert into queued_experiment (id, requested_at, entry) values (@Id, @At, @Json) on conflict (id) do update set entry = excluded.entry";

    private const string Remove = "delete from queued_experiment where id = @Id";

    private static async Task<QueuedExperiment?> FindAsync(DbTransaction transaction, string id) =>
        await transaction.FindAsync<string>("select entry from queued_experiment where id = @id", new { id }) is { } json ? JsonText.Read<QueuedExperiment>(json) : null;

    private static object Row(QueuedExperiment entry) =>
        new { entry.Id, At = UtcText.Of(entry.RequestedAt), Json = JsonSerializer.Serialize(entry, ContractJson.Options) };
}
