using System.Text.Json.Serialization;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>A figure beside its limit, in the form of <c>semcov bench</c>. All of them are better the smaller they are.</summary>
/// <param name="LimitIs">What the limit is, in words.</param>
internal sealed record Measurement(string Name, string Unit, double Ours, double Limit, string LimitIs)
{
    /// <summary>1 and above is good.</summary>
    [JsonInclude]
    public double Ratio => Limit / Ours;

    public static Measurement Milliseconds(string name, double ours, double limit, string limitIs) => new(name, "ms", ours, limit, limitIs);

    /// <summary>The value that so many percent of them do not exceed.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, int percent) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * percent / 100.0) - 1));
}
