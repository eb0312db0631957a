using System.Numerics;
using System.Runtime.InteropServices;

namespace SemCovNet.Metrics;

/// <summary>
/// Vectors of sums, one for each pair of case and block (a class, a bin, …) that occurs. Whatever is a function of sums over
/// rows can be bootstrapped from these exactly: a replicate multiplies each vector by its case's count and adds up.
/// </summary>
internal sealed class CaseSums
{
    private readonly int width;
    private readonly int blocks;
    private readonly int[] cases;
    private readonly int[] blockOf;
    private readonly double[] vectors;

    private CaseSums(int width, int blocks, IReadOnlyList<(int Case, int Block)> units)
    {
        (this.width, this.blocks) = (width, blocks);
        cases = [.. units.Select(u => u.Case)];
        blockOf = [.. units.Select(u => u.Block)];
        vectors = new double[units.Count * width];
    }

    public delegate void AddRow(int row, Span<double> sums);

    /// <summary>The block of each pair; a null test shuffles a copy of it.</summary>
    public ReadOnlySpan<int> Blocks => blockOf;

    /// <param name="caseOf">(n) case of each row.</param>
    /// <param name="block">Block of a row, negative to leave it out.</param>
    /// <param name="shape">Number of blocks and length of a vector.</param>
    /// <param name="add">Adds a row to its vector.</param>
    public static CaseSums Of(ReadOnlySpan<int> caseOf, Func<int, int> block, (int Blocks, int Width) shape, AddRow add)
    {
        var unitOf = new Dictionary<(int Case, int Block), int>();
        var units = new int[caseOf.Length];
        for (var row = 0; row < caseOf.Length; row++)
        {
            units[row] = block(row) is >= 0 and var b ? UnitOf(unitOf, (caseOf[row], b)) : -1;
        }

        var sums = new CaseSums(shape.Width, shape.Blocks, [.. unitOf.OrderBy(u => u.Value).Select(u => u.Key)]);
        for (var row = 0; row < units.Length; row++)
        {
            if (units[row] >= 0)
            {
                add(row, sums.vectors.AsSpan(units[row] * shape.Width, shape.Width));
            }
        }

        return sums;
    }

    public double[] NewTotals() => new double[blocks * width];

    /// <summary>Totals of the data as they are: (blocks × width).</summary>
    public double[] Totals()
    {
        var totals = NewTotals();
        TotalsByBlock(blockOf, totals);
        return totals;
    }

    /// <summary>
    /// Totals of several replicates, each of which holds each case as often as its counts say. A vector is read once for all of
    /// them: on thousands of cases the vectors do not fit the processor's caches, and reading them is what takes the time.
    /// </summary>
    public void TotalsByCounts(ReadOnlySpan<int[]> counts, ReadOnlySpan<double[]> totals)
    {
        foreach (var total in totals)
        {
            Array.Clear(total);
        }

        for (var unit = 0; unit < cases.Length; unit++)
        {
            var (from, to) = (unit * width, blockOf[unit] * width);
            for (var replicate = 0; replicate < counts.Length; replicate++)
            {
                if (counts[replicate][cases[unit]] is > 0 and var count)
                {
                    AddScaled(totals[replicate].AsSpan(to, width), vectors.AsSpan(from, width), count);
                }
            }
        }
    }

    /// <summary>Totals with every vector moved to the given block.</summary>
    public void TotalsByBlock(ReadOnlySpan<int> blockOfUnit, double[] totals)
    {
        Array.Clear(totals);
        for (var unit = 0; unit < cases.Length; unit++)
        {
            AddScaled(totals.AsSpan(blockOfUnit[unit] * width, width), vectors.AsSpan(unit * width, width), 1);
        }
    }

    private static int UnitOf(Dictionary<(int Case, int Block), int> units, (int Case, int Block) key)
    {
        units.TryAdd(key, units.Count);
        return units[key];
    }

    private static void AddScaled(Span<double> to, ReadOnlySpan<double> from, double scale)
    {
        var target = MemoryMarshal.Cast<double, Vector<double>>(to);
        var source = MemoryMarshal.Cast<double, Vector<double>>(from);
        var scales = new Vector<double>(scale);
        for (var lane = 0; lane < target.Length; lane++)
        {
            target[lane] += scales * source[lane];
        }

        for (var i = target.Length * Vector<double>.Count; i < to.Length; i++)
        {
            to[i] += scale * from[i];
        }
    }
}
