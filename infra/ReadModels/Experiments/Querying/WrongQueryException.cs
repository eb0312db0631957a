namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>A query that cannot be read; the message says what is wrong and what would be right.</summary>
/// <param name="at">Of the character that is wrong, 0 for the first; the query's length where something is missing at its end.</param>
public sealed class WrongQueryException(string query, int at, string message) : Exception(message)
{
    public string Query { get; } = query;

    public int At { get; } = at;

    /// <summary>The query, and below it a mark under the character that is wrong: two lines of equal letters.</summary>
    public string Pointed => $"{Query}\n{new string(' ', At)}^";
}
