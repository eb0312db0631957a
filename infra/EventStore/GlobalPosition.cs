using System.Globalization;

namespace SemCovNet.EventStore;

/// <summary>Where an event stands among all events. Opaque and ordered: positions may have gaps, so they are compared, never counted on.</summary>
public readonly record struct GlobalPosition(long Value) : IComparable<GlobalPosition>
{
    /// <summary>Before the first event.</summary>
    public static GlobalPosition Start => new(0);

    public int CompareTo(GlobalPosition other) => Value.CompareTo(other.Value);

    public static bool operator <(GlobalPosition left, GlobalPosition right) => left.Value < right.Value;

    public static bool operator >(GlobalPosition left, GlobalPosition right) => left.Value > right.Value;

    public static bool operator <=(GlobalPosition left, GlobalPosition right) => left.Value <= right.Value;

    public static bool operator >=(GlobalPosition left, GlobalPosition right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
