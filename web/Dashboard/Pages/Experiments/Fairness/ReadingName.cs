using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

public static class ReadingName
{
    public static string Of(FairnessReading reading) => Point(reading.Point);

    /// <param name="point">A <see cref="DecisionPoint"/>.</param>
    public static string Point(string point) => point switch
    {
        DecisionPoint.Half => "p ≥ 0.5",
        DecisionPoint.Specificity90 => "90 % specificity",
        DecisionPoint.Specificity95 => "95 % specificity",
        _ => point,
    };

    public static string Condition(bool priorsGiven) => priorsGiven ? "Descriptors given" : "Image alone";

    /// <summary>By what a row is decided, how the model was asked, and what that finds and spares.</summary>
    public static string Sentence(FairnessReading reading) => string.Join(' ', [Decision(reading), $"{Condition(reading.PriorsGiven)}.", .. (reading.Outcome ?? []).Select(Outcome)]);

    private static string Outcome(MetricResult figure) => figure.Undefined is { } reason
        ? $"{Definition.Of(figure.Id).Short} undefined: {reason}"
        : $"{Definition.Of(figure.Id).Short} {Figure.Fixed(figure.Value)} {Figure.Interval(figure.Low, figure.High)}.";

    private static string Decision(FairnessReading reading) => reading switch
    {
        { Undefined: { } reason } => reason,
        { Threshold: null } => "Class by argmax.",
        { FixedOn: { } data } => $"Positive when {(reading.OnScore ? "the decision score, which weighs predicted descriptors," : "p")} ≥ {Figure.Fixed(reading.Threshold)}: the threshold that gave {Of(reading)} on the validation images of {data}.",
        _ => $"Positive when p ≥ {Figure.Fixed(reading.Threshold)}.",
    };
}
