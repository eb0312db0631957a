namespace SemCovNet.Metrics;

/// <summary>
/// xoshiro256** 1.0 (Blackman and Vigna, 2018), seeded by SplitMix64 from (seed, stream). Every replicate takes its own
/// stream, so results depend neither on threads nor on how many replicates run beside it.
/// </summary>
public sealed class Xoshiro256
{
    private ulong a, b, c, d;

    public Xoshiro256(ulong seed, ulong stream = 0)
    {
        var state = Mix(seed) ^ stream;
        (a, b, c, d) = (Next(ref state), Next(ref state), Next(ref state), Next(ref state));
    }

    public ulong NextUInt64()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A whole number in 0..limit − 1, without bias (Lemire, 2019).</summary>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var range = (uint)limit;
        var product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            var rejected = (uint)-range % range;
            while ((uint)product < rejected)
            {
                product = (NextUInt64() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Evenly within 0..1, without both ends.</summary>
    public double NextDouble() => ((NextUInt64() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Puts the items in a random order, each order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
