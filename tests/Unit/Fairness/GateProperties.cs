using FsCheck;
using FsCheck.Fluent;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class GateProperties
{
    private static readonly string[] Ids = ["auc@1", "bacc@1", "ece.pos15@1", "cdi.within@1"];

    // Sevenths of the range, so that values often fall on limits.
    private static Gen<double> Figure => Gen.Choose(0, 7).Select(sevenths => sevenths / 7.0);

    private static Gen<double?> Perhaps => Gen.Frequency((4, Figure.Select(value => (double?)value)), (1, Gen.Constant((double?)null)));

    private static Gen<Limit> Limits =>
        from id in Gen.Elements(Ids)
        from maximum in Perhaps
        from minimum in Perhaps
        select new Limit(id, maximum, maximum is null && minimum is null ? 0.5 : minimum);

    private static Gen<MetricResult> Results(string id) =>
        from ends in Figure.Three().Select(three => new[] { three.Item1, three.Item2, three.Item3 }.Order().ToArray())
        from kind in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        select kind switch
        {
            0 => new MetricResult(id, ends[1], ends[0], ends[2], null),
            1 => new(id, ends[1], null, null, null),
            _ => new(id, null, null, null, "too little evidence"),
        };

    private static Gen<(IReadOnlyList<Limit> Limits, IReadOnlyList<MetricResult> Measured)> Cases =>
        from limits in Limits.NonEmptyListOf()
        from measured in Gen.CollectToArray(Ids, Results)
        from unmeasured in Gen.Choose(0, 1)
        select ((IReadOnlyList<Limit>)[.. limits], (IReadOnlyList<MetricResult>)measured[unmeasured..]);

    [Fact]
    public void A_model_passes_exactly_when_every_interval_end_keeps_its_limit() => ForEveryCase((limits, measured, together) =>
        Assert.Equal(limits.All(limit => Keeps(limit, measured.SingleOrDefault(metric => metric.Id == limit.Metric))), together == Verdict.Passed));

    [Fact]
    public void A_model_fails_exactly_when_a_value_breaks_its_limit() => ForEveryCase((limits, measured, together) =>
        Assert.Equal(limits.Any(limit => Breaks(limit, measured.SingleOrDefault(metric => metric.Id == limit.Metric)?.Value)), together == Verdict.Failed));

    private static bool Keeps(Limit limit, MetricResult? metric) =>
        metric is { Value: not null, Low: { } low, High: { } high } && (limit.Maximum is null || high <= limit.Maximum) && (limit.Minimum is null || low >= limit.Minimum);

    private static bool Breaks(Limit limit, double? value) => value > limit.Maximum || value < limit.Minimum;

    private static void ForEveryCase(Action<IReadOnlyList<Limit>, IReadOnlyList<MetricResult>, Verdict> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(Cases.ToArbitrary(), given => holds(given.Limits, given.Measured, Gate.Together(Gate.Judge(given.Limits, given.Measured.ToDictionary(metric => metric.Id))))));
}
