namespace SemCovNet.Metrics;

/// <summary>What all class-controlled definitions share: which classes take part, and when the whole is undefined.</summary>
internal static class WithinClass
{
    /// <summary>A rank or a slope over two groups is always perfect; three can disagree.</summary>
    public const int FewestGroups = 3;

    public static CdiScore Score(
        IReadOnlyList<ClassGroups> classes,
        int least,
        Func<ClassGroups, double> within,
        Func<IReadOnlyList<ClassGroups>, MetricValue> overall)
    {
        ClassGroups[] speaking = [.. classes.Where(c => c.WhySilent(least) is null)];
        ClassScore[] scores = [.. classes.Select(c => new ClassScore(c.Class, c.Count, Within(c, least, within)))];
        return new CdiScore(WhyUndefined(classes, speaking) ?? overall(speaking), scores);
    }

    /// <summary>Σ weight·value / Σ weight over classes.</summary>
    public static double Mean(IReadOnlyList<ClassGroups> classes, Func<ClassGroups, double> weight, Func<ClassGroups, double> value) =>
        classes.Sum(c => weight(c) * value(c)) / classes.Sum(weight);

    public static MetricValue.Undefined? TooFew(IReadOnlyList<ClassGroups> classes) => HasEnough(classes)
        ? null
        : new($"Fewer than {FewestGroups} groups count in every class: {string.Join(", ", classes.Select(c => $"'{c.Class}' {c.Count}"))}.");

    private static bool HasEnough(IReadOnlyList<ClassGroups> classes) => classes.Any(c => c.Count >= FewestGroups);

    private static MetricValue Within(ClassGroups groups, int least, Func<ClassGroups, double> within) =>
        groups.WhySilent(least) is { } reason ? new MetricValue.Undefined($"Left out: {reason}.") : within(groups);

    private static MetricValue.Undefined? WhyUndefined(IReadOnlyList<ClassGroups> classes, ClassGroups[] speaking) =>
        TooFew(classes) ?? (HasEnough(speaking) ? null : NoneLeft(classes));

    private static MetricValue.Undefined NoneLeft(IReadOnlyList<ClassGroups> classes)
    {
        var reasons = classes.Select(c => c.WhySilent(FewestGroups)).OfType<string>();
        return new($"No class with {FewestGroups} groups is left: {string.Join("; ", reasons)}.");
    }
}
