using System.Data.Common;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ReadModels.Views;

/// <summary>The views of pages that people saved, by name.</summary>
public sealed class SavedViewProjection : IProjection
{
    public string Name => "views";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["saved_view"];

    public string Schema => """
        create table if not exists saved_view (
            page text not null, name text not null, query text not null, saved_by text not null, saved_at text not null, primary key (page, name)
        );
        """;

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => recorded.Body switch
    {
        ViewSaved e => transaction.ExecuteAsync(
            """
            insert into saved_view (page, name, query, saved_by, saved_at) values (@Page, @Name, @Query, @By, @At)
            on conflict (page, name) do update set query = excluded.query, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """,
            new { e.Page, e.Name, e.Query, e.By, At = UtcText.Of(recorded.Context.At) }),
        ViewRemoved e => transaction.ExecuteAsync("delete from saved_view where page = @Page and name = @Name", new { e.Page, e.Name }),
        _ => Task.CompletedTask,
    };
}
