using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>What is predicted: melanoma against the rest, the paper's task, or all eleven classes.</summary>
/// <param name="ClassOf">From an index into <see cref="Milk10kGroundTruth.Classes"/> to one into <paramref name="Classes"/>.</param>
internal sealed record Milk10kTask(string Name, IReadOnlyList<string> Classes, Func<int, int> ClassOf)
{
    public const string Default = "mel";

    private static readonly int Melanoma = Milk10kGroundTruth.Classes.ToList().IndexOf(Milk10kGroundTruth.Melanoma);

    private static readonly Milk10kTask[] All =
    [
        new(Default, ["other", Milk10kGroundTruth.Melanoma], index => index == Melanoma ? 1 : 0),
        new("class11", Milk10kGroundTruth.Classes, index => index),
    ];

    /// <summary>The diagnoses within each class, in the order of <see cref="Milk10kGroundTruth.Classes"/>; null where they are the classes.</summary>
    public IReadOnlyList<FineClass>? FineClasses { get; } =
        Classes.Count == Milk10kGroundTruth.Classes.Count ? null : [.. Milk10kGroundTruth.Classes.Select((name, index) => new FineClass(name, ClassOf(index)))];

    /// <exception cref="ArgumentException">MILK10k has no such task.</exception>
    public static Milk10kTask Named(string name) =>
        Array.Find(All, task => task.Name == name)
        ?? throw new ArgumentException($"MILK10k has no task \"{name}\": choose one of {string.Join(", ", All.Select(task => task.Name))}.");
}
