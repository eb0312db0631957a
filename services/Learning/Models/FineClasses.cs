namespace SemCovNet.Learning.Models;

/// <summary>A finer division of the classes that a model learns, while it still answers the classes.</summary>
/// <remarks>Hierarchical softmax read from below: the probability of a class is the sum over the fine classes within it.</remarks>
/// <param name="Names">F names.</param>
/// <param name="ClassOf">(F), the class that each is a part of.</param>
public sealed record FineClasses(IReadOnlyList<string> Names, IReadOnlyList<int> ClassOf)
{
    public int Count => Names.Count;

    /// <summary>(F·Y), row by row: 1 where fine class f is a part of class y.</summary>
    internal float[] Membership(int classes) => [.. ClassOf.SelectMany(part => Enumerable.Range(0, classes).Select(y => part == y ? 1f : 0f))];
}
