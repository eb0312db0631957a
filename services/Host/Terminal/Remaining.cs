namespace SemCovNet.Cli.Terminal;

/// <summary>A time that is left, as exactly as it can be known.</summary>
internal static class Remaining
{
    public static string Of(TimeSpan left) => left switch
    {
        { TotalMinutes: < 1 } => "less than a minute left",
        { TotalMinutes: < 60 } => $"about {Math.Round(left.TotalMinutes)} min left",
        _ => $"about {(int)left.TotalHours} h {left.Minutes} min left",
    };
}
