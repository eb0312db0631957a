using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>What rows are sorted by before their ids, and which way. Rows without a value come last in either direction.</summary>
/// <param name="Name">Field, kind and direction: a page mark of one order means nothing in another.</param>
internal sealed record ExperimentOrder(string Name, string Value, string By)
{
    // In the order of an experiment's life, which is not that of the alphabet.
    private static readonly string StatusOrder =
        $"case status {string.Join(' ', Enum.GetValues<ExperimentStatus>().Select(status => $"when '{ExperimentRow.Lower(status)}' then {(int)status}"))} end";

    public static async Task<ExperimentOrder> OfAsync(ExperimentField field, bool descending, QuerySql sql, SqlDatabase database, CancellationToken cancellation)
    {
        var numeric = field.Kind is FieldKind.Number || (field.Kind is FieldKind.Key && await HoldsNumbersAsync(field, database, cancellation));
        var value = field.Name == "status" ? StatusOrder : numeric ? sql.Number(field) : sql.Text(field);
        var direction = descending ? "desc" : "asc";
        return new(
            $"{field.Name} {(numeric ? "number " : "")}{direction}", value,
            // Where all rows have one, an index gives the order.
            field.Kind is FieldKind.Choice || field.Name is "requested" or "recipe" or "dataset" or "user" or "id" ? $"{value} {direction}, id {direction}"
                : $"{value} is null, {value} {direction}, id {direction}");
    }

    // The value of one key is a number in one recipe and a word in another only where somebody renamed something: numbers then come first, words unsorted.
    private static async Task<bool> HoldsNumbersAsync(ExperimentField field, SqlDatabase database, CancellationToken cancellation)
    {
        var sql = new QuerySql();
        return (await database.QueryAsync<long>($"select 1 from experiment where {sql.Number(field)} is not null limit 1", sql.Parameters, cancellation)).Count > 0;
    }
}
