using Microsoft.AspNetCore.Components;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.History;

public sealed partial class EventTimeline
{
    private const int Step = 25;
    private int most = Step;

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RecordedEvent> Events { get; set; }

    private IReadOnlyList<RecordedEvent> Shown => [.. Events.Reverse().Take(most)];

    private void ShowMore() => most += Step;
}
