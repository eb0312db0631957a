using System.Text.Json;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Agreement;

internal static class Agree
{
    private const double Tolerance = 1e-9;

    /// <summary>Equal to 1e-9, or undefined with a reason where the reference has no value.</summary>
    public static void On(string what, double? expected, MetricValue actual)
    {
        if (expected is { } number)
        {
            var close = actual.Number is { } ours && Math.Abs(ours - number) <= Tolerance;
            Assert.True(close, $"{what}: the reference says {number:R}, ours is {actual}.");
        }
        else
        {
            Assert.True(actual.WhyUndefined is { Length: > 0 }, $"{what}: the reference leaves it undefined, ours is {actual}.");
        }
    }

    /// <summary>The reference lists the classes that take part; the others must be left out with a reason.</summary>
    public static void OnClasses(JsonElement expected, CdiResult result)
    {
        foreach (var ours in result.Classes)
        {
            double? reference = expected.TryGetProperty(ours.Class, out var value) ? value.GetDouble() : null;
            On($"{result.Definition.Id} within '{ours.Class}'", reference, ours.Value);
        }
    }
}
