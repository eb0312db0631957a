using System.Data.Common;
using Dapper;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>
/// Which column of the experiments' table holds which fact. Recipes and metrics bring their own names, so a column joins the table when a name is first
/// met. A scan of narrow columns is several times as quick as one of documents, or of a row a fact, in either database.
/// </summary>
internal sealed class FactColumns
{
    public const string Table = "experiment_fact";

    public const string Schema = $"""
        create table if not exists {Table} (
            place integer not null primary key,
            name text not null,
            kind text not null,
            unique (name, kind)
        );
        """;

    private const string Select = $"select place as Place, name as Name, kind as Kind from {Table}";

    private readonly Dictionary<(string Name, string Kind), string> columns;

    private FactColumns(IEnumerable<Fact> facts) => columns = facts.ToDictionary(fact => (fact.Name, fact.Kind), fact => Column((int)fact.Place));

    public static async Task<FactColumns> ReadAsync(SqlDatabase database, CancellationToken cancellation) =>
        new(await database.QueryAsync<Fact>(Select, cancellation: cancellation));

    public static async Task<FactColumns> ReadAsync(DbTransaction transaction) =>
        new(await transaction.Connection!.QueryAsync<Fact>(Select, transaction: transaction));

    /// <returns>The column of the fact's numbers; null where no experiment has one.</returns>
    public string? Number(string name) => columns.GetValueOrDefault((name, Kind.Number));

    /// <returns>The column of the fact's texts; null where no experiment has one.</returns>
    public string? Text(string name) => columns.GetValueOrDefault((name, Kind.Text));

    /// <summary>What an event changed of an experiment's facts, by column: the new values, and null for what it has no more.</summary>
    public async Task<IEnumerable<KeyValuePair<string, object?>>> ChangesAsync(DbTransaction transaction, ExperimentFacts before, ExperimentFacts now)
    {
        Dictionary<string, object?> changes = [];
        foreach (var name in before.Numbers.Keys.Except(now.Numbers.Keys))
            changes[Number(name)!] = null;
        foreach (var name in before.Texts.Keys.Except(now.Texts.Keys))
            changes[Text(name)!] = null;
        foreach (var (name, number) in now.Numbers.Where(fact => !before.Numbers.TryGetValue(fact.Key, out var was) || was != fact.Value))
            changes[await ColumnAsync(transaction, name, Kind.Number)] = number;
        foreach (var (name, text) in now.Texts.Where(fact => before.Texts.GetValueOrDefault(fact.Key) != fact.Value))
            changes[await ColumnAsync(transaction, name, Kind.Text)] = text;
        return changes;
    }

    private async Task<string> ColumnAsync(DbTransaction transaction, string name, string kind)
    {
        if (columns.TryGetValue((name, kind), out var known))
            return known;
        var place = columns.Count + 1;
        await transaction.ExecuteAsync($"insert into {Table} (place, name, kind) values (@place, @name, @kind)", new { place, name, kind });
        await transaction.ExecuteAsync($"alter table experiment add column {Column(place)} {(kind == Kind.Number ? "double precision" : "text")}");
        return columns[(name, kind)] = Column(place);
    }

    private static string Column(int place) => $"fact{place}";

    private sealed record Fact(long Place, string Name, string Kind)
    {
        // For PostgreSQL, whose integers are shorter.
        public Fact(int place, string name, string kind)
            : this((long)place, name, kind)
        {
        }
    }

    private static class Kind
    {
        public const string Number = "number";
        public const string Text = "text";
    }
}
