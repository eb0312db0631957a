using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Comparisons;

/// <summary>What a figure is a figure of.</summary>
/// <param name="Id">Of the metric or of the disparity's definition.</param>
/// <param name="Decision">How rows were decided; null for a metric that reads probabilities alone.</param>
/// <param name="Class">The class it is taken within; null over all.</param>
/// <param name="Size">Whether it is the size without the sign.</param>
public sealed record Measure(string Id, string? Decision = null, string? Class = null, bool Size = false)
{
    public string Name => Size ? $"|{Id}|" : Id;

    [JsonIgnore]
    public bool IsDisparity => Id.StartsWith("cdi.", StringComparison.Ordinal);

    [JsonIgnore]
    public bool IsSigned => IsDisparity && !Size;
}
