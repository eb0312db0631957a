namespace SemCovNet.Contracts.Comparisons;

/// <summary>
/// Several experiments side by side, the others held against the first: the answer of <c>semcov experiments compare --json</c> and of
/// <c>GET /api/comparisons?ids=A,B</c>, where 404 says which experiment there is not, and 409 why they cannot be compared.
/// </summary>
/// <param name="Configuration">Only the keys that differ.</param>
public sealed record ExperimentComparison(
    IReadOnlyList<ComparedExperiment> Experiments, int Images, int Cases, IReadOnlyList<ComparedKey> Configuration, IReadOnlyList<ComparedFigure> Figures);

/// <param name="Priors">How the model was asked: with the descriptors where it takes them.</param>
public sealed record ComparedExperiment(string Id, string Recipe, string Dataset, int DatasetVersion, Priors Priors);

/// <param name="Values">One an experiment; null where its recipe knows no such key.</param>
public sealed record ComparedKey(string Key, IReadOnlyList<string?> Values);

/// <param name="Values">One an experiment.</param>
/// <param name="Differences">To the first, one for each of the others.</param>
public sealed record ComparedFigure(Measure Measure, IReadOnlyList<Estimate> Values, IReadOnlyList<Difference> Differences);
