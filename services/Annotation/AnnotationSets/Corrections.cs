using System.Collections.Immutable;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Annotation.AnnotationSets;

public readonly record struct CorrectedValue(string Image, string Descriptor)
{
    public static CorrectedValue Of(AnnotationRevised revised) => new(revised.Image, revised.Descriptor);
}

/// <param name="Published">As the newest set has it, 0 to 1; null where it was not observed.</param>
/// <param name="To">As it is now.</param>
public readonly record struct Correction(double? Published, double? To);

/// <summary>Values that were corrected since the newest set.</summary>
internal static class Corrections
{
    public static ImmutableDictionary<CorrectedValue, Correction> None { get; } = ImmutableDictionary<CorrectedValue, Correction>.Empty;

    /// <summary>A value that is back where the set has it is none of them.</summary>
    public static ImmutableDictionary<CorrectedValue, Correction> With(ImmutableDictionary<CorrectedValue, Correction> corrections, AnnotationRevised revised)
    {
        var value = CorrectedValue.Of(revised);
        var published = corrections.TryGetValue(value, out var known) ? known.Published : revised.From;
        return published == revised.To ? corrections.Remove(value) : corrections.SetItem(value, new(published, revised.To));
    }
}
