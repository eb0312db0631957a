namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>
/// What a query asks of an experiment. A comparison with a value that an experiment does not have does not hold, so "not" before it does:
/// every experiment answers either a condition or its opposite.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Every experiment.</summary>
    public sealed record Any : Condition;

    public sealed record Both(Condition Left, Condition Right) : Condition;

    public sealed record Either(Condition Left, Condition Right) : Condition;

    public sealed record Not(Condition Of) : Condition;

    /// <summary>A text that stands somewhere in id, dataset, recipe, reason or user, whatever its case.</summary>
    public sealed record Words(string Sought) : Condition;

    /// <summary>Whether there is no value.</summary>
    public sealed record Missing(ExperimentField Field) : Condition;

    /// <param name="How">One of = &lt; &lt;= &gt; &gt;=.</param>
    public sealed record Number(ExperimentField Field, string How, double Value) : Condition;

    /// <summary>Text that is, or where <paramref name="Part"/> contains, another, whatever its case.</summary>
    public sealed record Text(ExperimentField Field, string Value, bool Part) : Condition;

    /// <summary>A moment in a span of time; an end that is null is open.</summary>
    /// <param name="From">The first moment that counts.</param>
    /// <param name="Until">The first that does not count any more.</param>
    public sealed record During(ExperimentField Field, DateTimeOffset? From, DateTimeOffset? Until) : Condition;
}
