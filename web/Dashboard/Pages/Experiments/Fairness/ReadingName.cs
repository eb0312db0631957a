using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

public static class ReadingName
{
    public static string Of(FairnessReading reading) => reading.Point switch
    {
        DecisionPoint.Half => "p ≥ 0.5",
        DecisionPoint.Specificity90 => "90 % specificity",
        DecisionPoint.Specificity95 => "95 % specificity",
        _ => reading.Point,
    };

    public static string Condition(bool priorsGiven) => priorsGiven ? "Descriptors given" : "Image alone";

    /// <summary>By what a row is decided, and how the model was asked.</summary>
    public static string Sentence(FairnessReading reading) => $"{Decision(reading)} {Condition(reading.PriorsGiven)}.";

    private static string Decision(FairnessReading reading) => reading switch
    {
        { Undefined: { } reason } => reason,
        { Threshold: null } => "Class by argmax.",
        { FixedOn: { } data } => $"Positive when p ≥ {Figure.Fixed(reading.Threshold)}: the threshold that gave {Of(reading)} on the validation images of {data}.",
        _ => $"Positive when p ≥ {Figure.Fixed(reading.Threshold)}.",
    };
}
