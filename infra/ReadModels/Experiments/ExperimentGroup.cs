namespace SemCovNet.ReadModels.Experiments;

/// <summary>Experiments that have one value in common: the key, in lower case, or null for those without one. Figures are null where none of them has the metric.</summary>
public sealed class ExperimentGroup
{
    public string? Key { get; init; }

    public long Count { get; init; }

    public long Completed { get; init; }

    public double? BestAuc { get; init; }

    public double? MeanAuc { get; init; }

    public double? BestPra { get; init; }

    public double? LowestEce { get; init; }

    public double? LowestCdi { get; init; }
}
