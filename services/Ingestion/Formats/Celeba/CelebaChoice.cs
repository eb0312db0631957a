namespace SemCovNet.Ingestion.Formats.Celeba;

/// <summary>Which attribute is predicted, which are compared by, and which are descriptors: all the others.</summary>
internal sealed record CelebaChoice(string Target, IReadOnlyList<string> Subgroups, IReadOnlyList<string> Descriptors)
{
    public IReadOnlyList<string> Notes =>
        Subgroups.Count > 0 ? [] : [$"No subgroup was chosen, so errors are not compared by any: choose one with {FormatOptions.SubgroupName}."];

    /// <exception cref="ArgumentException">No target, or an attribute that does not exist or is chosen twice.</exception>
    public static CelebaChoice Of(FormatOptions options, IReadOnlyList<string> attributes)
    {
        var target = Known(options.Target ?? options.Task ?? throw new ArgumentException(
            $"celeba leaves open what is predicted: choose it with {FormatOptions.TargetName}, one of {string.Join(", ", attributes)}."));
        if (options is { Target: not null, Task: not null } && options.Target != options.Task)
            throw new ArgumentException($"{FormatOptions.TargetName} {options.Target} and {FormatOptions.TaskName} {options.Task} say two things: give one of them.");
        List<string> subgroups = [.. (options.Subgroups ?? []).Select(Known).Distinct()];
        if (subgroups.Contains(target))
            throw new ArgumentException($"{target} cannot be both the target and a subgroup: choose another {FormatOptions.SubgroupName}.");
        return new(target, subgroups, [.. attributes.Where(name => name != target && !subgroups.Contains(name))]);

        string Known(string name) => attributes.Contains(name)
            ? name
            : throw new ArgumentException($"CelebA has no attribute \"{name}\": choose one of {string.Join(", ", attributes)}.");
    }
}
