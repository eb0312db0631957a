using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Coverage;

public sealed class CoverageDriftTests
{
    private static readonly string[] Classes = ["other", "MEL"];
    private static readonly string[] Descriptors = ["pigmented", "vessels"];

    [Fact]
    public void The_total_variation_and_the_tail_are_those_counted_by_hand()
    {
        // Pigmented: 2 of 4 in both versions. Vessels: 1 of 4, then 3 of 4.
        var then = Rows([1, 0], [1, 0], [0, 0], [0, 1]);
        var now = Rows([1, 1], [1, 1], [0, 1], [0, 0]);
        var drift = CoverageDrift.Between(then, now, ResamplingOptions.None);
        Assert.Equal([0, 0.5], drift.Descriptors.Select(descriptor => descriptor.Variation!.Value));
        // Cells by class (rows 1 and 3 are MEL): before .5 .5 | .5 .0, so Q25 = .375; after .5 1 | .5 .5, so .5.
        Assert.Equal((0.375, 0.5, 0.125), (drift.TailThen, drift.TailNow, drift.TailChange));
        Assert.All(drift.Descriptors, descriptor => Assert.Null(descriptor.PValue));
    }

    [Fact]
    public void A_descriptor_that_one_version_never_observed_is_undefined_and_not_tested()
    {
        var drift = CoverageDrift.Between(Rows([1, double.NaN], [0, double.NaN]), Rows([1, 1], [0, 0]), new() { Replicates = 20 });
        Assert.Equal((null, null, null), (drift.Descriptors[1].Variation, drift.Descriptors[1].PValue, drift.Descriptors[1].QValue));
        Assert.NotNull(drift.Descriptors[0].PValue);
    }

    [Fact]
    public void The_tail_and_the_descriptors_are_corrected_together()
    {
        var drift = CoverageDrift.Between(Drawn(300, 0.14, 1), Drawn(200, 0.07, 2), new() { Replicates = 199 });
        double[] found = [.. drift.Descriptors.Select(descriptor => descriptor.QValue!.Value), drift.TailQValue!.Value];
        Assert.Equal(BenjaminiHochberg.Adjust([.. drift.Descriptors.Select(descriptor => descriptor.PValue!.Value), drift.TailPValue!.Value]), found);
    }

    /// <summary>Threads share the permutations out among them as they come: one that goes on from its thread's last gives other p-values in every run.</summary>
    [Fact]
    public void A_permutation_does_not_depend_on_those_before_it()
    {
        var sums = new DriftSums(Drawn(30, 0.5, 1), Drawn(20, 0.5, 2));
        var (order, then, now) = (sums.NewOrder(), sums.NewTotals(), sums.NewTotals());
        double[] Permuted(ulong seed)
        {
            sums.Permute(new(seed, 0), order, then, now);
            return [.. then, .. now];
        }

        var first = Permuted(1);
        Assert.NotEqual(first, Permuted(2));
        Assert.Equal(first, Permuted(1));
    }

    [Fact]
    public void Versions_of_other_classes_are_refused()
    {
        var other = AnnotatedRows.From(new() { Classes = ["a", "b"], Labels = [0, 1], Cases = ["1", "2"], Descriptors = Descriptors, DescriptorValues = new double[2, 2] });
        Assert.Throws<InvalidTableException>(() => CoverageDrift.Between(Rows([1, 0], [0, 1]), other, ResamplingOptions.None));
    }

    /// <summary>Window of 500 cases, other cases than before: half the tail is gone.</summary>
    [Fact]
    public void A_halved_tail_is_found_and_no_drift_seldom_raises_an_alarm()
    {
        const int Simulations = 200;
        var options = new ResamplingOptions { Replicates = 199 };
        var found = Enumerable.Range(0, Simulations).Count(i => IsAlarm(CoverageDrift.Between(Drawn(2000, 0.14, i), Drawn(500, 0.07, i + 1000), options)));
        var alarms = Enumerable.Range(0, Simulations).Count(i => IsAlarm(CoverageDrift.Between(Drawn(2000, 0.14, i), Drawn(500, 0.14, i + 1000), options)));
        Assert.True(found >= 0.95 * Simulations, $"A halved tail was found in {found} of {Simulations} simulations.");
        // 5 % by design: 200 simulations see 16 or fewer in 98 of 100 cases.
        Assert.True(alarms <= 0.08 * Simulations, $"{alarms} of {Simulations} simulations without a drift raised an alarm.");
    }

    [Fact]
    public void Values_corrected_on_the_same_cases_are_told_from_noise_by_pairs()
    {
        var then = Drawn(300, 0.12, 1);
        var now = Corrected(then, share: 0.06);
        Assert.True(IsAlarm(CoverageDrift.Between(then, now, new() { Replicates = 499 })));
        Assert.False(IsAlarm(CoverageDrift.Between(then, then, new() { Replicates = 499 })));
    }

    private static bool IsAlarm(CoverageDrift drift) => drift.IsFound(0.05);

    private static AnnotatedRows Rows(params double[][] values)
    {
        var matrix = new double[values.Length, 2];
        for (var row = 0; row < values.Length; row++)
            (matrix[row, 0], matrix[row, 1]) = (values[row][0], values[row][1]);
        return AnnotatedRows.From(new()
        {
            Classes = Classes,
            Labels = [.. values.Select((_, row) => row % 2)],
            Cases = [.. values.Select((_, row) => $"case {row}")],
            Descriptors = Descriptors,
            DescriptorValues = matrix,
        });
    }

    private static AnnotatedRows Drawn(int cases, double tail, int seed)
    {
        var random = new Xoshiro256((ulong)seed, stream: 3);
        var values = new double[cases, 2];
        for (var row = 0; row < cases; row++)
            (values[row, 0], values[row, 1]) = (random.NextBelow(1000) < 600 ? 1 : 0, random.NextBelow(1000) < 1000 * tail ? 1 : 0);
        return AnnotatedRows.From(new()
        {
            Classes = Classes,
            Labels = [.. Enumerable.Range(0, cases).Select(_ => random.NextBelow(2))],
            Cases = [.. Enumerable.Range(0, cases).Select(row => $"{seed}-{row}")],
            Descriptors = Descriptors,
            DescriptorValues = values,
        });
    }

    private static AnnotatedRows Corrected(AnnotatedRows rows, double share)
    {
        var values = new double[rows.Count, 2];
        for (var row = 0; row < rows.Count; row++)
            (values[row, 0], values[row, 1]) = (rows.Value(row, 0), row % (int)(1 / share) == 0 ? 1 : rows.Value(row, 1));
        return AnnotatedRows.From(new()
        {
            Classes = Classes,
            Labels = rows.Labels.ToArray(),
            Cases = [.. rows.CaseNames],
            Descriptors = Descriptors,
            DescriptorValues = values,
        });
    }
}
