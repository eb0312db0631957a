namespace SemCovNet.Cli.Studies.Pictures;

/// <summary>A span of numbers laid over a span of pixels.</summary>
internal sealed record Axis(double Low, double High, double From, double To)
{
    /// <summary>Round numbers within the span, four or so.</summary>
    public IReadOnlyList<double> Ticks
    {
        get
        {
            var step = RoundStep((High - Low) / 4);
            var first = Math.Ceiling(Low / step);
            return [.. Enumerable.Range(0, (int)Math.Floor(High / step - first + 1e-9) + 1).Select(i => (first + i) * step)];
        }
    }

    /// <summary>Decimals that tell neighbouring ticks apart.</summary>
    public int Decimals => Math.Max(0, -(int)Math.Floor(Math.Log10(RoundStep((High - Low) / 4)) + 1e-9));

    public double At(double value) => From + (value - Low) / (High - Low) * (To - From);

    /// <summary>Wide enough for all the values, with some room at both ends.</summary>
    /// <param name="values">At least one.</param>
    public static Axis Around(IReadOnlyCollection<double> values, double from, double to)
    {
        var (low, high) = (values.Min(), values.Max());
        var room = Math.Max(0.06 * (high - low), 0.005);
        return new(low - room, high + room, from, to);
    }

    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
