using System.Globalization;
using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>An image, and over it where the model looked for a descriptor: each place as it is, none smoothed.</summary>
public sealed partial class MapOverlay
{
    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    /// <summary>Null before the answer is there, and where there is none.</summary>
    [Parameter, EditorRequired]
    public required DescriptorMapsAnswer? Maps { get; set; }

    /// <summary>The descriptor whose map is shown; null for none.</summary>
    [Parameter, EditorRequired]
    public required string? Descriptor { get; set; }

    /// <summary>0 to 100.</summary>
    [Parameter, EditorRequired]
    public required int Opacity { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<int> OnOpacity { get; set; }

    private DescriptorMap? Map => Maps is { Rows: > 0 } && Apart is null ? Maps.Descriptors.FirstOrDefault(known => known.Descriptor == Descriptor) : null;

    /// <summary>Why the maps cannot be laid over what is shown; null where they can, or there are none.</summary>
    private string? Apart => Maps is not { Rows: > 0 } || View.Row?.Content == Maps.Content ? null
        : View.Row is null ? $"There is no picture to lay the map over: the model was evaluated on the one of version {View.Report.DatasetVersion}."
        : $"No map is laid over this picture: it is the one of the newest version, and the model was evaluated on another file of this image, that of version {View.Report.DatasetVersion}.";

    private double Ratio => View.Row is { } row ? (double)row.Width / row.Height : 1;

    private static int Read(ChangeEventArgs change) => int.Parse((string)change.Value!, CultureInfo.InvariantCulture);

    // A map that is the same everywhere has no largest place.
    private static double Share(DescriptorMap map, double value)
    {
        var (least, most) = (map.Map.Min(), map.Map.Max());
        return most > least ? (value - least) / (most - least) : 0;
    }

    private static string Seen(DescriptorMapsAnswer maps) => maps.Seen is { Width: 1, Height: 1 }
        ? "The model is shown all of the picture, pressed into a square."
        : "What lies outside the square the model does not see.";

    private string Place(DescriptorMapsAnswer maps) => string.Create(CultureInfo.InvariantCulture,
        $"left: {maps.Seen.Left:P4}; top: {maps.Seen.Top:P4}; width: {maps.Seen.Width:P4}; height: {maps.Seen.Height:P4}; opacity: {Opacity / 100.0}; grid-template-columns: repeat({maps.Columns}, 1fr)")
        .Replace(" %", "%", StringComparison.Ordinal);

    private string Label(DescriptorMap map)
    {
        var at = map.Map.ToList().IndexOf(map.Map.Max());
        return $"Map of {map.Descriptor}, {Maps!.Rows} rows of {Maps.Columns} places: its largest value, {Figure.Fixed(map.Map[at], 4)}, is in row {(at / Maps.Columns) + 1}, column {(at % Maps.Columns) + 1}";
    }
}
