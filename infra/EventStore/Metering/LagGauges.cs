using System.Diagnostics.Metrics;

namespace SemCovNet.EventStore.Metering;

/// <summary>A lag as two gauges, <c>NAME.lag.events</c> and <c>NAME.lag.seconds</c>.</summary>
/// <param name="behind">What an event that counts has not come to yet, for instance: not yet published.</param>
public sealed class LagGauges(string meterName, string name, string behind)
{
    private readonly Gauge<long> events = new Meter(meterName).CreateGauge<long>($"{name}.lag.events", "{event}", $"Events that are stored and {behind}.");
    private readonly Gauge<double> seconds = new Meter(meterName).CreateGauge<double>($"{name}.lag.seconds", "s", $"Age of the oldest event that is {behind}; 0 where there is none.");

    public void Record(Lag lag, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        events.Record(lag.Events, tags);
        seconds.Record(lag.Seconds, tags);
    }
}
