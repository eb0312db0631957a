using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>
/// Writes a condition as SQL that SQLite and PostgreSQL share. Whatever came from outside becomes a parameter. A comparison with a missing value is
/// null there, which "is not true" turns into what the language says of it.
/// </summary>
internal sealed class QuerySql(FactColumns facts) : NamedParameters
{
    public string Of(Condition condition) => condition switch
    {
        Condition.Any => "(1 = 1)",
        Condition.Both c => $"({Of(c.Left)} and {Of(c.Right)})",
        Condition.Either c => $"({Of(c.Left)} or {Of(c.Right)})",
        Condition.Not c => $"({Of(c.Of)} is not true)",
        Condition.Words c => $@"(words like {Add(LikePattern.Anywhere(c.Sought))} escape '\')",
        Condition.Missing c => $"({Missing(c.Field)})",
        Condition.Number c => $"({Number(c.Field)} {c.How} {Add(c.Value)})",
        Condition.Text { Part: true } c => $@"({Text(c.Field)} like {Add(LikePattern.Anywhere(c.Value))} escape '\')",
        Condition.Text c => $"({Text(c.Field)} = {Add(c.Value)})",
        Condition.During c => $"({During(c)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "This condition has no SQL yet."),
    };

    public string Number(ExperimentField field) => FieldSql.Number(field, facts);

    public string Text(ExperimentField field) => FieldSql.Text(field, facts);

    private string Missing(ExperimentField field) => field.Kind switch
    {
        FieldKind.Number => $"{Number(field)} is null",
        FieldKind.Key => $"{Number(field)} is null and {Text(field)} is null",
        _ => $"{Text(field)} is null",
    };

    private string During(Condition.During span) => string.Join(" and ", new[]
    {
        span.From is { } from ? $"{FieldSql.Column(span.Field)} >= {Add(UtcText.Of(from))}" : null,
        span.Until is { } until ? $"{FieldSql.Column(span.Field)} < {Add(UtcText.Of(until))}" : null,
    }.Where(part => part is not null));
}
