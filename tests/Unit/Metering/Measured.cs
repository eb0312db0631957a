using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SemCovNet.Tests.Unit.Metering;

/// <summary>What the meters of this process said since it was made, as an exporter hears it.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> heard = new();

    public Measured()
    {
        listener.InstrumentPublished = (instrument, subscriber) =>
        {
            if (instrument.Meter.Name.StartsWith("SemCovNet.", StringComparison.Ordinal))
                subscriber.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
    }

    /// <summary>What a counter has come to, over the measurements that bear a tag; other tests count at the same time.</summary>
    public double Sum(string instrument, string tag, string value) => Of(instrument, (tag, value)).Sum();

    /// <summary>What a gauge said last; null where it said nothing.</summary>
    public double? Last(string instrument, params (string Tag, string Value)[] tags) => Of(instrument, tags).Cast<double?>().LastOrDefault();

    /// <summary>Everything that an instrument without tags said.</summary>
    public IReadOnlyList<double> All(string instrument) => [.. heard.Where(each => each.Instrument == instrument).Select(each => each.Value)];

    public void Dispose() => listener.Dispose();

    private IEnumerable<double> Of(string instrument, params (string Tag, string Value)[] tags) => heard
        .Where(each => each.Instrument == instrument && tags.All(tag => tag.Value.Equals(each.Tags.GetValueOrDefault(tag.Tag))))
        .Select(each => each.Value);

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        heard.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary()));
}
