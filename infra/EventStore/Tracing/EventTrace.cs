using System.Diagnostics;

namespace SemCovNet.EventStore.Tracing;

/// <summary>
/// What follows from an event belongs to the trace in which it was appended. An event that was appended outside of any trace, by a command line for
/// instance, begins one that bears its correlation id: so everything that follows from one request is one trace.
/// </summary>
public static class EventTrace
{
    /// <summary>Of activities; any collector of traces listens to <c>SemCovNet.*</c>.</summary>
    public const string SourcePattern = "SemCovNet.*";

    private const int SpanDigits = 16;

    /// <returns>Default for an event that belongs to nothing.</returns>
    public static ActivityContext Of(RecordedEvent recorded) =>
        ActivityContext.TryParse(recorded.Context.TraceParent, null, isRemote: true, out var parent) ? parent
        : recorded.Context.CorrelationId == Guid.Empty ? default
        : new(
            ActivityTraceId.CreateFromString(recorded.Context.CorrelationId.ToString("N")),
            ActivitySpanId.CreateFromString(recorded.Id.ToString("N").AsSpan()[^SpanDigits..]),
            ActivityTraceFlags.Recorded, isRemote: true);
}
