namespace SemCovNet.Dashboard.Readers;

/// <summary>Patterns of .NET for a time to the day, to the minute and to the second.</summary>
public sealed record TimePatterns(string Day, string Minute, string Second);
