using Microsoft.AspNetCore.Components;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.History;

public sealed partial class EventTimeline(NavigationManager navigation)
{
    private const int Step = 25;

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RecordedEvent> Events { get; set; }

    /// <summary>How many the address asks for; null for the first few.</summary>
    [Parameter, EditorRequired]
    public required int? Most { get; set; }

    private int Count => Math.Max(Most ?? Step, Step);

    private IReadOnlyList<RecordedEvent> Shown => [.. Events.Reverse().Take(Count)];

    // Without an anchor: whoever asks for more reads on where they are.
    private string EarlierLink => navigation.GetUriWithQueryParameter("events", Count + Step);
}
