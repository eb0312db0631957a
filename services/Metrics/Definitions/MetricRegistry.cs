namespace SemCovNet.Metrics;

/// <summary>Every metric that can be asked for by id.</summary>
public static class MetricRegistry
{
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        RocArea.Definition,
        AveragePrecision.Definition,
        SensitivityAtSpecificity.Best,
        SensitivityAtSpecificity.AtValidationThreshold,
        DecisionMetrics.BalancedAccuracy,
        DecisionMetrics.MacroF1,
        DecisionMetrics.Accuracy,
        DecisionMetrics.Sensitivity,
        DecisionMetrics.Specificity,
        CalibrationError.Positive,
        CalibrationError.TopLabel,
        CalibrationError.EqualMass,
        BrierScore.Definition,
        WorstGroupAccuracy.Definition,
        AdjustedAccuracy.Definition,
        EqualisedOdds.Definition,
    ];

    /// <summary>Those that need nothing but classes and probabilities; the others hold subgroups against each other.</summary>
    public static IReadOnlyList<MetricDefinition> OfRows { get; } =
        [.. All.Except([WorstGroupAccuracy.Definition, AdjustedAccuracy.Definition, EqualisedOdds.Definition])];

    /// <summary>Of those the ones that need no threshold which was fixed on other rows.</summary>
    public static IReadOnlyList<MetricDefinition> OfRowsAlone { get; } = [.. OfRows.Except([SensitivityAtSpecificity.AtValidationThreshold])];

    /// <summary>Those that tell how far stated probabilities are from what comes true, and nothing of their order alone.</summary>
    public static IReadOnlyList<MetricDefinition> OfCalibration { get; } =
        [CalibrationError.Positive, CalibrationError.TopLabel, CalibrationError.EqualMass, BrierScore.Definition];

    /// <exception cref="KeyNotFoundException">No metric has this id; the message lists those there are.</exception>
    public static MetricDefinition Find(string id) =>
        All.FirstOrDefault(m => m.Id == id)
        ?? throw new KeyNotFoundException($"There is no metric '{id}'; there are {string.Join(", ", All.Select(m => m.Id))}.");
}
