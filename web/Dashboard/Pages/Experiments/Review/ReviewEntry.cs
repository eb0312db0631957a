using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.Review;

/// <summary>What somebody said or decided about an experiment.</summary>
/// <param name="Badge">Its colour, as a class of the style sheet.</param>
internal sealed record ReviewEntry(Guid Id, DateTimeOffset At, string Title, string Badge, string By, string Words)
{
    /// <summary>Null for an event that is no review.</summary>
    public static ReviewEntry? Of(RecordedEvent recorded) => recorded.Body switch
    {
        ReviewCommented e => Of(recorded, "comment", "text-bg-secondary", e.By, e.Comment),
        ModelPromoted { Override: true } e => Of(recorded, "promoted past the gate", "text-bg-warning", e.By, e.Reason),
        ModelPromoted e => Of(recorded, "promoted", "text-bg-success", e.By, e.Reason),
        ModelRejected e => Of(recorded, "rejected", "text-bg-danger", e.By, e.Reason),
        _ => null,
    };

    private static ReviewEntry Of(RecordedEvent recorded, string title, string badge, string by, string words) =>
        new(recorded.Id, recorded.Context.At, title, badge, by, words);
}
