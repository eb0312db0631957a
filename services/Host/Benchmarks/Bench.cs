using SemCovNet.Cli.Benchmarks.Assessing;
using SemCovNet.Cli.Benchmarks.Dashboard;
using SemCovNet.Cli.Benchmarks.History;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>A measurement that a person can repeat: <c>semcov bench NAME</c>.</summary>
/// <param name="What">What it measures, in a line of help.</param>
internal sealed record Bench(string Name, string What, Func<CancellationToken, Task<IReadOnlyList<BenchResult>>> RunAsync)
{
    public static IReadOnlyList<Bench> All { get; } =
    [
        TrainBench.Create(), EventStoreBench.Create(), MessagesBench.Create(), HistoryBench.Create(HistoryBench.Million / 10),
        DashboardBench.Create(DashboardBench.Experiments / 10), AssessBench.Create(AssessBench.Evaluations / 10),
    ];
}

/// <param name="Limit">What is held against it.</param>
/// <param name="Ratio">1 and above is good.</param>
/// <param name="LimitIs">What the limit is, in words.</param>
internal sealed record BenchResult(string Name, string Unit, double Ours, double Limit, double Ratio, string LimitIs)
{
    public static BenchResult MoreIsBetter(string name, string unit, double ours, double limit, string limitIs) => new(name, unit, ours, limit, ours / limit, limitIs);

    public static BenchResult LessIsBetter(string name, string unit, double ours, double limit, string limitIs) => new(name, unit, ours, limit, limit / ours, limitIs);
}
