using SemCovNet.Cli.Cards.Pictures;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>Whether its probabilities come true: overall, by descriptor and by subgroup.</summary>
internal static class CalibrationSection
{
    public static void Write(Html html, ModelCard card) => html.Section("calibration", "Calibration", () =>
    {
        if (card.Fairness is not { } fairness)
        {
            html.Paragraph("It has not been assessed.", "note");
            return;
        }
        html.Paragraph("A dot is a bin of predictions: across, the mean probability that was given; up, the share that came true, with its 95 % band. On the dashed line the two agree.");
        html.Pictures(fairness.Calibration.Where(diagram => diagram.Undefined is null).Select(ReliabilityPicture.Draw));
        html.Table(["rows", "metric", "#error", "#95 % interval", "#n_eff"], fairness.Calibration.Select(diagram => (IReadOnlyList<string>)
        [
            ReliabilityPicture.Name(diagram), diagram.Metric, Said.Value(new MetricResult(diagram.Metric, diagram.Ece, null, null, diagram.Undefined)),
            Said.Interval(diagram.Low, diagram.High), Terminal.FigureText.Number(diagram.EffectiveN, 1),
        ]));
    });
}
