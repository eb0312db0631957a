using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Live;

/// <summary>Shows a page as it was after any of the events it is made of; which one is in the address.</summary>
public sealed partial class AsOfBar(NavigationManager navigation)
{
    private int? sliding;

    /// <summary>Oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Moment> Moments { get; set; }

    /// <summary>Null for now.</summary>
    [Parameter, EditorRequired]
    public required long? At { get; set; }

    [Parameter, EditorRequired]
    public required Func<long?, string> Link { get; set; }

    private int Last => Moments.Count - 1;

    private int Shown => sliding ?? (At is { } at ? Math.Max(0, Moments.Count(moment => moment.Position <= at) - 1) : Last);

    protected override void OnParametersSet() => sliding = null;

    private static int Read(ChangeEventArgs change) => int.Parse((string)change.Value!, CultureInfo.InvariantCulture);

    private void Slide(ChangeEventArgs change) => sliding = Read(change);

    // At the newest event the page goes on following what happens.
    private void Go(int index) => navigation.NavigateTo(Link(index >= Last ? null : Moments[index].Position), replace: true);

    private string Describe(int index) => $"{index + 1} of {Moments.Count}: {Moments[index]}";
}
