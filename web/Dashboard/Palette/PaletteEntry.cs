namespace SemCovNet.Dashboard.Palette;

/// <summary>A place to go to: a page, an experiment or a dataset.</summary>
public sealed record PaletteEntry(string Kind, string Title, string Note, string Address);
