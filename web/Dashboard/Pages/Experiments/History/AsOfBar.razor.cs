using System.Globalization;
using Microsoft.AspNetCore.Components;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.History;

/// <summary>Shows the page as it was after any of the experiment's events; which one is in the address.</summary>
public sealed partial class AsOfBar(NavigationManager navigation)
{
    private long? sliding;

    /// <summary>The whole stream, oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RecordedEvent> Events { get; set; }

    /// <summary>Null for now.</summary>
    [Parameter, EditorRequired]
    public required long? At { get; set; }

    [Parameter, EditorRequired]
    public required Func<long?, string> Link { get; set; }

    private long Last => Events.Count - 1;

    private long Shown => sliding ?? At ?? Last;

    protected override void OnParametersSet() => sliding = null;

    private static long Read(ChangeEventArgs change) => long.Parse((string)change.Value!, CultureInfo.InvariantCulture);

    private void Slide(ChangeEventArgs change) => sliding = Read(change);

    // At the newest event the page goes on following the experiment.
    private void Go(long version) => navigation.NavigateTo(Link(version >= Last ? null : version), replace: true);

    private string Describe(long version)
    {
        var recorded = Events[(int)version];
        var at = recorded.Context.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return $"{version} of {Last}: {recorded.Type}, {at}";
    }
}
