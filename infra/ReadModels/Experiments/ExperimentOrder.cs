using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>What rows are sorted by before their ids, and which way. Rows without a value come last in either direction.</summary>
/// <param name="Name">Field, kind and direction: a page mark of one order means nothing in another.</param>
internal sealed record ExperimentOrder(string Name, string Value, string By)
{
    // In the order of an experiment's life, which is not that of the alphabet.
    private static readonly string StatusOrder =
        $"case status {string.Join(' ', Enum.GetValues<ExperimentStatus>().Select(status => $"when '{ExperimentRow.Lower(status)}' then {(int)status}"))} end";

    public static ExperimentOrder Of(ExperimentField field, bool descending, FactColumns facts)
    {
        // The value of one key is a number in one recipe and a word in another only where somebody renamed something: numbers then come first, words unsorted.
        var numeric = field.Kind is FieldKind.Number || (field.Kind is FieldKind.Key && facts.Number(field.Name) is not null);
        var value = field.Name == "status" ? StatusOrder : numeric ? FieldSql.Number(field, facts) : FieldSql.Text(field, facts);
        var direction = descending ? "desc" : "asc";
        return new(
            $"{field.Name} {(numeric ? "number " : "")}{direction}", value,
            // Where all rows have one, an index gives the order.
            field.Kind is FieldKind.Choice || field.Name is "requested" or "recipe" or "dataset" or "user" or "id" ? $"{value} {direction}, id {direction}"
                : $"{value} {direction} nulls last, id {direction}");
    }
}
