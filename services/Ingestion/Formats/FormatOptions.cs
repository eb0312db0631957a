namespace SemCovNet.Ingestion.Formats;

/// <param name="View">Which view to take where the data has several; null for the format's default.</param>
/// <param name="Task">What is to be predicted; null for the format's default.</param>
/// <param name="Target">The attribute to be predicted, where the data leaves the choice.</param>
/// <param name="Subgroups">The attributes that errors are compared by, where the data leaves the choice.</param>
public sealed record FormatOptions(string? View = null, string? Task = null, string? Target = null, IReadOnlyList<string>? Subgroups = null)
{
    public const string ViewName = "--view";
    public const string TaskName = "--task";
    public const string TargetName = "--target";
    public const string SubgroupName = "--subgroup";

    /// <exception cref="ArgumentException">An option was given that the format does not understand.</exception>
    public void Check(IDatasetFormat format)
    {
        foreach (var option in Given().Except(format.Takes))
        {
            throw new ArgumentException(
                $"{format.Name} takes no {option}: it takes {(format.Takes.Count == 0 ? "no options of its own" : string.Join(", ", format.Takes))}.");
        }
    }

    private IEnumerable<string> Given()
    {
        if (View is not null)
            yield return ViewName;
        if (Task is not null)
            yield return TaskName;
        if (Target is not null)
            yield return TargetName;
        if (Subgroups is { Count: > 0 })
            yield return SubgroupName;
    }
}
