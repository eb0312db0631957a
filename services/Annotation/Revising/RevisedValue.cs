using SemCovNet.Annotation.AnnotationSets;

namespace SemCovNet.Annotation.Revising;

/// <summary>What may be corrected, and to what.</summary>
internal static class RevisedValue
{
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public static void Check(string descriptor, double? to)
    {
        if (to is not (null or >= 0 and <= 1))
            throw new ArgumentException($"{to} is no value for {descriptor}: give a number from 0 to 1, or none to take the value back.");
    }

    /// <exception cref="ArgumentException">The dataset has no such descriptor.</exception>
    public static int PlaceOf(string descriptor, AnnotationTable table, string datasetId) =>
        table.Vocabulary.ToList().FindIndex(known => known.Name == descriptor) is >= 0 and var place
            ? place
            : throw new ArgumentException($"Dataset \"{datasetId}\" has no descriptor \"{descriptor}\".");
}
