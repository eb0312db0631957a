namespace SemCovNet.ReadModels.Experiments.Querying;

public enum FieldKind
{
    Text,
    Number,
    Date,

    /// <summary>One of a few names.</summary>
    Choice,

    /// <summary>A key of the recipe, whose value is a number or a text.</summary>
    Key,
}

/// <summary>What a list of experiments can be asked about, sorted by and show.</summary>
/// <param name="Name">As it stands in queries and addresses.</param>
/// <param name="Meaning">In words, for help.</param>
/// <param name="Choices">The names of a <see cref="FieldKind.Choice"/>; null for another kind.</param>
public sealed record ExperimentField(string Name, FieldKind Kind, string Meaning, IReadOnlyList<string>? Choices = null)
{
    public bool Equals(ExperimentField? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
