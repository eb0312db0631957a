using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Live;

/// <summary>One event after which a page can be shown as it was then.</summary>
/// <param name="Position">What the address says: the event's version in its stream, or its position among all events.</param>
public sealed record Moment(long Position, DateTimeOffset At, string What)
{
    public override string ToString() => $"{What}, {When.Second(At)}";
}
