namespace SemCovNet.Contracts.Reports;

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>A descriptor's values are spread otherwise than among the test cases.</summary>
    Descriptor,

    /// <summary>The model's answers are.</summary>
    Probability,

    /// <summary>The tail of coverage moved.</summary>
    Tail,

    /// <summary>A limit of the fairness budget is broken by the whole interval.</summary>
    Budget,
}

/// <summary>Answers of a model in use, in the order they were given.</summary>
/// <param name="Descriptors">Those observed on some of the rows.</param>
public sealed record UsedBatch(string ExperimentId, IReadOnlyList<string> Descriptors, IReadOnlyList<UsedAnswer> Rows);

/// <param name="Probabilities">One a class of the model.</param>
/// <param name="Values">One a descriptor of the batch, 0 to 1; null = not observed.</param>
/// <param name="Outcome">The true class, an index; null while it is not known.</param>
public sealed record UsedAnswer(string Case, IReadOnlyList<double> Probabilities, IReadOnlyList<double?> Values, int? Outcome);

/// <summary>What became of cases: the true class by case, an index.</summary>
public sealed record OutcomeBatch(string ExperimentId, IReadOnlyDictionary<string, int> Outcomes);

/// <summary>A window of answers beside the model's own test rows.</summary>
/// <param name="From">Number of its first answer, 0 for the very first.</param>
/// <param name="ReferenceRows">Test rows of the model's own evaluation that it is held against.</param>
/// <param name="Level">False-discovery rate that a finding is held to.</param>
/// <param name="TailThen">25 % quantile of coverage over descriptors among the test rows, 0 to 1.</param>
/// <param name="Metrics">On the rows whose outcome is known; empty while none is.</param>
/// <param name="Disparities">Likewise, at descriptor level against the coverage of the training rows.</param>
/// <param name="Limits">The dataset's budget held against them; empty without one or while no outcome is known.</param>
public sealed record WindowReport(
    string ExperimentId, int Window, int From, int Rows, int Cases, int Known, int ReferenceRows, int Permutations, double Level,
    IReadOnlyList<DriftResult> Drifts, double? TailThen, double? TailNow, IReadOnlyList<MetricResult> Metrics,
    IReadOnlyList<DisparityResult> Disparities, IReadOnlyList<LimitVerdict> Limits);

/// <param name="Size">Total variation, 0 to 1; of the tail its signed change. Null where one side observed nothing.</param>
/// <param name="QValue">Corrected for everything that the window was tested for.</param>
public sealed record DriftResult(AlertKind Kind, string Subject, double? Size, double? PValue, double? QValue);
