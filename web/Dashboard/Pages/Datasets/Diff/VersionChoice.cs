using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets.Diff;

/// <summary>What the page of two versions shows.</summary>
public sealed record DiffView(VersionChoice Choice, DatasetDifference Difference);

/// <summary>The versions of a dataset that can be held against each other, newest first.</summary>
public sealed record VersionChoice(
    DatasetSummary Summary, IReadOnlyList<DatasetVersionPublished> Published, IReadOnlyList<AnnotationSetPublished> Sets)
{
    public IReadOnlyList<int> Versions => [.. Published.Select(version => version.Version)];

    public IReadOnlyList<int> SetsOf(int version) => [.. Sets.Where(set => set.DatasetVersion == version).Select(set => set.Version)];

    /// <exception cref="ArgumentException">There is no such version.</exception>
    public DatasetVersionPublished Find(int version) => Published.FirstOrDefault(published => published.Version == version)
        ?? throw new ArgumentException($"Dataset \"{Summary.Id}\" has no version {version}: it has {string.Join(", ", Versions.Order())}.");

    /// <returns>Null where the version has no annotations.</returns>
    /// <exception cref="ArgumentException">The version has annotations, but not this set.</exception>
    public AnnotationSetPublished? FindSet(int? set, int version) => set is null
        ? null
        : Sets.FirstOrDefault(published => published.Version == set && published.DatasetVersion == version)
            ?? throw new ArgumentException($"Version {version} of \"{Summary.Id}\" has no annotation set {set}: it has {string.Join(", ", SetsOf(version).Order())}.");
}
