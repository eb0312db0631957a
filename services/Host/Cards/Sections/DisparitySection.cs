using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>How error follows coverage, under every definition and at every decision.</summary>
internal static class DisparitySection
{
    private static readonly string[] Headline = ["cdi.within@1", "cdi.slope@1", "cdi.gap@1"];

    public static void Write(Html html, ModelCard card) => html.Section("disparity", "Coverage disparity", () =>
    {
        if (card.Fairness is not { } fairness)
        {
            html.Paragraph("It has not been assessed.", "note");
            return;
        }
        html.Paragraph("A group is a class and a descriptor (at subgroup level also a subgroup). These definitions are a reimplementation of the described method; the paper's formula is not "
            + "available. All but the pooled one are controlled for class: pooled over classes, class imbalance moves coverage and error together and can hide the effect or turn it round. "
            + "Below 0, of the gap above 0: error is higher where coverage is thin. p permutes errors within classes.");
        foreach (var level in fairness.Disparities.Select(result => result.Level).Distinct())
        {
            html.Heading($"By {level}, {Said.Reading(fairness.AllReadings()[0])}, {Said.Priors(fairness.PriorsGiven)}");
            html.Table(["definition", "id", "#signed", "#95 % interval", "#p", "#groups", "within classes"],
                fairness.Disparities.Where(result => result.Level == level).Select(Row));
        }
        Readings(html, fairness);
    });

    private static IReadOnlyList<string> Row(DisparityResult result) =>
    [
        Said.Title(result.Definition), result.Definition, Said.Signed(result), Said.SignedInterval(result.Low, result.High), Said.P(result.PValue), $"{result.Groups}",
        string.Join("; ", (result.Classes ?? []).Select(OfClass).DefaultIfEmpty(string.Join("; ", result.ByClass.Select(pair => $"{pair.Key} {FigureText.Signed(pair.Value)}")))),
    ];

    private static string OfClass(ClassDisparity c) => c.Signed is { } signed
        ? $"{c.Class} {FigureText.Signed(signed)} ({Said.SignedInterval(c.Low, c.High)}, {c.Groups} groups)"
        : $"{c.Class} {c.Undefined}";

    // A slope at one threshold may be a property of the threshold.
    private static void Readings(Html html, FairnessReport fairness)
    {
        if (fairness.Readings is not { Count: > 0 } others)
            return;
        html.Heading("The same answers decided otherwise, by descriptor");
        html.Table(["decision", "asked", .. Headline.Select(id => $"#{id}"), "#sensitivity", "#specificity"], others.Select(reading => (IReadOnlyList<string>)
        [
            Said.Reading(reading), Said.Priors(reading.PriorsGiven), .. Headline.Select(id => Figure(reading, id)), Outcome(reading, "sens@1"), Outcome(reading, "spec@1"),
        ]));
    }

    private static string Figure(FairnessReading reading, string id) =>
        reading.Undefined is { } why ? Said.Undefined(why)
        : reading.Disparities.FirstOrDefault(result => (result.Definition, result.Level) == (id, "descriptor")) is { } result ? $"{Said.Signed(result)} ({Said.SignedInterval(result.Low, result.High)})"
        : "not measured";

    private static string Outcome(FairnessReading reading, string id) =>
        reading.Outcome?.FirstOrDefault(metric => metric.Id == id) is { } metric ? Said.Value(metric) : FigureText.Undefined;
}
