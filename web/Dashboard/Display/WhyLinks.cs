namespace SemCovNet.Dashboard.Display;

/// <summary>Where a figure leads that is asked where it comes from; a page that can tell hands this down to all its figures.</summary>
/// <param name="Of">Null where nothing is known of it.</param>
public sealed record WhyLinks(Func<NumberKey, string?> Of);
