namespace SemCovNet.Learning.Augmentation;

/// <summary>A stream of numbers that depends on nothing but its keys (SplitMix64, Steele et al. 2014).</summary>
/// <remarks>Each sample of each epoch has its own, so neither order nor threads nor a restart changes what is drawn.</remarks>
public struct RandomStream
{
    private ulong _state;

    private RandomStream(ulong state) => _state = state;

    public static RandomStream For(params ReadOnlySpan<long> keys)
    {
        var stream = new RandomStream(0);
        foreach (var key in keys) stream = new RandomStream(stream.Bits() ^ unchecked((ulong)key * 0x9E3779B97F4A7C15));
        return stream;
    }

    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [<paramref name="least"/>, <paramref name="most"/>).</summary>
    public double Uniform(double least = 0, double most = 1) => least + (most - least) * (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..<paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)(Uniform() * end);

    /// <summary>0..<paramref name="count"/> − 1 in random order (Fisher–Yates).</summary>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
