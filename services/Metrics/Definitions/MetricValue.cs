namespace SemCovNet.Metrics;

/// <summary>A number, or the reason why there is none. Never NaN, and never 0 in place of an answer.</summary>
public abstract record MetricValue
{
    private MetricValue()
    {
    }

    /// <summary>The number; null when undefined.</summary>
    public double? Number => (this as Defined)?.Value;

    /// <summary>Why there is no number; null when there is one.</summary>
    public string? WhyUndefined => (this as Undefined)?.Reason;

    public static implicit operator MetricValue(double value) => new Defined(value);

    /// <summary>Applies a function to the number, if there is one.</summary>
    public MetricValue Select(Func<double, double> map) => this is Defined d ? map(d.Value) : this;

    public sealed record Defined : MetricValue
    {
        public Defined(double value) =>
            Value = double.IsFinite(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A metric's value is finite; say Undefined with a reason instead.");

        public double Value { get; }
    }

    public sealed record Undefined(string Reason) : MetricValue;
}
