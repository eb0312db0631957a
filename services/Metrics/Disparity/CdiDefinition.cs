namespace SemCovNet.Metrics;

/// <summary>
/// A definition of the coverage disparity index, as a versioned object: past predictions can be scored again under another one.
/// These are reimplementations of the described method; the published formula is not available.
/// </summary>
/// <param name="Id">For example <c>cdi.within@1</c>.</param>
/// <param name="Title">The name a reader knows.</param>
/// <param name="Formula">The formula in words.</param>
/// <param name="Compute">The score of the groups that count, one entry a class.</param>
public sealed record CdiDefinition(string Id, string Title, string Formula, Func<IReadOnlyList<ClassGroups>, CdiScore> Compute)
{
    /// <summary>
    /// Draws of what the figure may be, in the place of bootstrap replicates: their median is the figure, and <see cref="Compute"/> only says whether it is
    /// defined and what the permutation test compares. Null for a figure that is computed as it stands.
    /// </summary>
    public Func<IReadOnlyList<NoisyGroups>, ResamplingOptions, CdiPosterior>? Posterior { get; init; }
}
