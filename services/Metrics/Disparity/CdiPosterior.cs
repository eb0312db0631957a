namespace SemCovNet.Metrics;

/// <summary>What a figure may be, in draws.</summary>
/// <param name="Signed">(B) the figure.</param>
/// <param name="Classes">(B) the same within each class; null where the class was left out.</param>
public sealed record CdiPosterior(double[] Signed, IReadOnlyList<double[]?> Classes);
