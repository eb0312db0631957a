namespace SemCovNet.Metrics;

/// <summary>The rules every table keeps, and the messages of those that are broken.</summary>
internal static class Rules
{
    public static void Names(string kind, IReadOnlyList<string> names, int least)
    {
        Require(names.Count >= least, $"The table names {names.Count} {kind}; it needs at least {least}.");
        foreach (var name in names)
        {
            Require(!string.IsNullOrWhiteSpace(name), $"One of the {kind} has a blank name; give every one a name.");
        }

        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, $"'{twice?.Key}' stands twice among the {kind}; names must differ.");
    }

    public static void Length(string what, int length, int rows) =>
        Require(length == rows, $"There are {length} {what} for {rows} labels; give one for each row.");

    public static void Columns(string what, int columns, int names) =>
        Require(columns == names, $"There are {columns} columns of {what} for {names} names; give one column for each name.");

    public static void Label(int row, int label, int classes)
    {
        if (label < 0 || label >= classes)
        {
            throw Broken(row, $"the label is {label}; it must be the index of one of the {classes} classes.");
        }
    }

    public static void Case(int row, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Broken(row, $"the case is blank; every row belongs to a case.");
        }
    }

    public static void Probability(int row, string name, double p)
    {
        if (!(p is >= 0 and <= 1))
        {
            throw Broken(row, $"the probability of '{name}' is {p}; it must be a number within 0 and 1.");
        }
    }

    public static void Descriptor(int row, string name, double a)
    {
        if (a is < 0 or > 1)
        {
            throw Broken(row, $"descriptor '{name}' is {a}; it must be within 0 and 1, or NaN where not observed.");
        }
    }

    public static void Weight(int row, double weight)
    {
        if (!(weight is >= 0 and <= double.MaxValue))
        {
            throw Broken(row, $"the weight is {weight}; it must be finite and not negative.");
        }
    }

    /// <summary>For rules of a whole table; those of a row make their message only when it is needed.</summary>
    public static void Require(bool kept, string message)
    {
        if (!kept)
        {
            throw new InvalidTableException(message);
        }
    }

    // People count rows from 1.
    private static InvalidTableException Broken(int row, FormattableString rule) =>
        new($"Row {row + 1}: {FormattableString.Invariant(rule)}");
}
