namespace SemCovNet.Ingestion.Generated;

/// <summary>
/// A small generator of our own (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same numbers on every
/// version of the runtime, which <see cref="System.Random"/> does not promise.
/// </summary>
internal sealed class SeededNumbers(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>A generator of its own for one thing, so that drawing more of one thing does not change another.</summary>
    /// <remarks>Each key is mixed in: states that differ by a multiple of what a step adds would make one sequence, begun at several places.</remarks>
    public static SeededNumbers For(int seed, int index, int purpose) => new(Mixed(Mixed(Mixed((uint)seed) ^ (uint)index) ^ (uint)purpose));

    /// <returns>At least 0, below 1.</returns>
    public double Next()
    {
        var mixed = Mixed(state);
        state += Step;
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>Normal with mean 0 and standard deviation 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    public bool Happens(double probability) => Next() < probability;

    /// <param name="weights">Relative; they need not sum to 1.</param>
    public int Choose(IReadOnlyList<double> weights)
    {
        var left = Next() * weights.Sum();
        for (var index = 0; index < weights.Count - 1; index++)
        {
            left -= weights[index];
            if (left < 0)
                return index;
        }
        return weights.Count - 1;
    }

    private static ulong Mixed(ulong state)
    {
        var mixed = state + Step;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
