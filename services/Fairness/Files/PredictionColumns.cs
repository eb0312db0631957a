using SemCovNet.Tables;

namespace SemCovNet.Fairness.Files;

/// <summary>What the header of a predictions file says.</summary>
/// <param name="Probabilities">The column of each class; of two classes that are called 0 and 1 only the one of class 1.</param>
/// <param name="Descriptors">Their names, without the prefix of their columns.</param>
public sealed record PredictionColumns(ClassNames Classes, IReadOnlyList<string> Probabilities, IReadOnlyList<string> Descriptors, bool HasSubgroup)
{
    public const string Case = "case";
    public const string Label = "y";
    public const string Positive = "p";
    public const string ClassPrefix = "p:";
    public const string DescriptorPrefix = "d:";
    public const string Subgroup = "subgroup";

    /// <param name="labelled">Whether every row must say its true class.</param>
    public static PredictionColumns Of(TableColumns columns, CheckedFile file, bool labelled = true)
    {
        file.Require(columns, labelled ? [Case, Label] : [Case]);
        string[] classes = Named(columns, ClassPrefix, file);
        string[] descriptors = Named(columns, DescriptorPrefix, file);
        CheckProbabilities(columns.Has(Positive), classes.Length, file);
        foreach (var unknown in columns.Names.Where(name => !IsKnown(name)))
            file.Note($"column \"{unknown}\" is unknown and was left alone");
        return classes.Length == 0
            ? new(new(["0", "1"]), [Positive], descriptors, columns.Has(Subgroup))
            : new(new(classes), [.. classes.Select(name => ClassPrefix + name)], descriptors, columns.Has(Subgroup));
    }

    private static void CheckProbabilities(bool hasPositive, int classes, CheckedFile file)
    {
        if (hasPositive && classes > 0)
            file.Wrong(null, Positive, $"the column stands beside {ClassPrefix}<class> columns: give one or the other");
        if (!hasPositive && classes == 0)
            file.Wrong(null, Positive, $"the column is missing: give {Positive}, the probability of class 1, or one {ClassPrefix}<class> a class");
        if (classes == 1)
            file.Wrong(null, null, $"there is only one {ClassPrefix}<class> column: give one a class, or {Positive}, the probability of class 1");
    }

    private static string[] Named(TableColumns columns, string prefix, CheckedFile file)
    {
        string[] names = [.. columns.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
        if (names.Any(string.IsNullOrWhiteSpace))
            file.Wrong(null, prefix, $"a name is missing after {prefix}");
        return names;
    }

    private static bool IsKnown(string name) =>
        name is Case or Label or Positive or Subgroup || name.StartsWith(ClassPrefix, StringComparison.Ordinal) || name.StartsWith(DescriptorPrefix, StringComparison.Ordinal);
}
