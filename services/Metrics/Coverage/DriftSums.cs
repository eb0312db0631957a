using System.Numerics;

namespace SemCovNet.Metrics;

/// <summary>
/// What each case contributes to both versions: for every descriptor how many observed values fall into ten bins of 0..1, and for every
/// class and descriptor Σ M·a and Σ M. Everything that is tested is a function of sums over cases.
/// </summary>
internal sealed class DriftSums
{
    public const int Bins = 10;

    private readonly double[][] shared;     // of the cases in both versions: then, and now, in turn
    private readonly double[][] single;     // of the others: those of then come first
    private readonly int singleThen;
    private readonly int width;

    public DriftSums(AnnotatedRows then, AnnotatedRows now)
    {
        Descriptors = [.. then.Descriptors.Intersect(now.Descriptors)];
        Classes = then.Classes.Count;
        width = Descriptors.Count * (Bins + 2 * Classes);
        var (before, after) = (ByCase(then), ByCase(now));
        shared = [.. before.Where(of => after.ContainsKey(of.Key)).SelectMany(of => new[] { of.Value, after[of.Key] })];
        var gone = before.Where(of => !after.ContainsKey(of.Key)).Select(of => of.Value).ToList();
        single = [.. gone, .. after.Where(of => !before.ContainsKey(of.Key)).Select(of => of.Value)];
        singleThen = gone.Count;
        (Then, Now) = (Sum(before.Values), Sum(after.Values));
    }

    public IReadOnlyList<string> Descriptors { get; }

    public int Classes { get; }

    public double[] Then { get; }

    public double[] Now { get; }

    public double[] NewTotals() => new double[width];

    public int[] NewOrder() => new int[single.Length];

    public ReadOnlySpan<double> Histogram(double[] totals, int descriptor) => totals.AsSpan(descriptor * Bins, Bins);

    /// <summary>C of a class and descriptor; NaN where nothing was observed.</summary>
    public double Coverage(double[] totals, int @class, int descriptor)
    {
        var at = Position(@class, descriptor);
        return totals[at] / totals[at + 1];
    }

    /// <summary>What is drawn depends on the numbers alone: the buffers may hold what an earlier permutation left.</summary>
    public void Permute(Xoshiro256 random, int[] order, double[] then, double[] now)
    {
        Array.Clear(then);
        Array.Clear(now);
        for (var i = 0; i < shared.Length; i += 2)
        {
            var swapped = random.NextBelow(2);
            Add(then, shared[i + swapped]);
            Add(now, shared[i + 1 - swapped]);
        }

        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        random.Shuffle(order.AsSpan());
        for (var i = 0; i < order.Length; i++)
        {
            Add(i < singleThen ? then : now, single[order[i]]);
        }
    }

    private Dictionary<string, double[]> ByCase(AnnotatedRows rows)
    {
        var columns = Descriptors.Select(name => rows.Descriptors.ToList().IndexOf(name)).ToList();
        var sums = rows.CaseNames.ToDictionary(name => name, _ => new double[width], StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            var of = sums[rows.CaseNames[rows.Cases[row]]];
            for (var k = 0; k < columns.Count; k++)
            {
                if (rows.Value(row, columns[k]) is var a && !double.IsNaN(a))
                {
                    of[k * Bins + Math.Min((int)(a * Bins), Bins - 1)]++;
                    var at = Position(rows.Labels[row], k);
                    of[at] += a;
                    of[at + 1]++;
                }
            }
        }

        return sums;
    }

    private int Position(int @class, int descriptor) => Descriptors.Count * Bins + 2 * (@class * Descriptors.Count + descriptor);

    private double[] Sum(IEnumerable<double[]> cases)
    {
        var totals = NewTotals();
        foreach (var of in cases)
        {
            Add(totals, of);
        }

        return totals;
    }

    // Two additions a case and permutation: the loop of all loops here.
    private static void Add(double[] totals, double[] of)
    {
        var i = 0;
        for (; i <= totals.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(totals, i) + new Vector<double>(of, i)).CopyTo(totals, i);
        }

        for (; i < totals.Length; i++)
        {
            totals[i] += of[i];
        }
    }
}
