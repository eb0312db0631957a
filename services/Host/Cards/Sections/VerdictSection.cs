using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>The gate limit by limit, and what people said.</summary>
internal static class VerdictSection
{
    public static void Write(Html html, ModelCard card) => html.Section("verdict", "Verdict and reviews", () =>
    {
        if (card.Gate is not { } gate)
            html.Paragraph("No verdict: it has not been assessed.", "note");
        else if (gate.Limits.Count == 0)
            html.Paragraph("No budget covers the dataset, so nothing was decided.", "note");
        else
            Write(html, gate);
        html.Heading("Reviews");
        var reviews = card.Reviews.ToList();
        if (reviews.Count == 0)
            html.Paragraph("Nobody has reviewed it.", "note");
        else
            html.Table(["when (UTC)", "who", "what"], reviews.Select(review => (IReadOnlyList<string>)[$"{review.Recorded.Context.At:yyyy-MM-dd HH:mm}", .. Words(review)]));
    });

    private static void Write(Html html, GateDecided gate)
    {
        html.Paragraph($"{gate.Verdict} under policy {gate.PolicyId}. The whole interval must keep a limit; one across it is inconclusive, which is not passed.", "verdict");
        html.Table(["limit on", "verdict", "evidence"], gate.Limits.Select(limit => (IReadOnlyList<string>)[Said.Limit(limit.Limit), $"{limit.Verdict}", limit.Evidence]));
    }

    private static string[] Words((RecordedEvent Recorded, IEvent Body) review) => review.Body switch
    {
        ReviewCommented comment => [comment.By, comment.Comment],
        ModelPromoted promoted => [promoted.By, $"promoted{(promoted.Override ? " past the gate" : "")}: {promoted.Reason}"],
        ModelRejected rejected => [rejected.By, $"rejected: {rejected.Reason}"],
        _ => [review.Recorded.Context.Actor, review.Recorded.Type],
    };
}
