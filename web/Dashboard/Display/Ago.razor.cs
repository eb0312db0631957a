using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>A time relative to now; the absolute one is in its title.</summary>
public sealed partial class Ago(TimeProvider clock)
{
    [Parameter, EditorRequired]
    public required DateTimeOffset Time { get; set; }

    private string Text => Describe(clock.GetUtcNow() - Time, Time);

    /// <summary>For instance "5 min ago"; after a month the date.</summary>
    public static string Describe(TimeSpan age, DateTimeOffset time) => age switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalSeconds: < 60 } => $"{(int)age.TotalSeconds} s ago",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 24 } => $"{(int)age.TotalHours} h ago",
        { TotalDays: < 31 } => $"{(int)age.TotalDays} d ago",
        _ => When.Day(time),
    };
}
