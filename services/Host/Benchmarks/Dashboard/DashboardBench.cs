using System.Diagnostics;
using SemCovNet.Cli.Benchmarks.History;
using SemCovNet.Cli.Terminal;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>What the Experiments page costs over very many experiments: queries, sorting, paging and grouping, as the page asks.</summary>
internal static class DashboardBench
{
    public const string Name = "dashboard";

    public const int Experiments = 100_000;

    private const int Turns = 8;
    private const int Pages = 10;
    private const double QueryLimit = 150;
    private const double PageLimit = 100;

    private static readonly IReadOnlyList<ExperimentListRequest> Asked =
    [
        new(), new(Sort: "auc"), new(Sort: "ece", Descending: false), new("auc > 0.85 and recipe = semcovnet and not status = failed"),
        new("dataset = dataset-7", Sort: "pra"), new("config.image_size = 112"), new("config.learning_rate < 1e-3 and config.dam = true", Sort: "slope"),
        new("s95val@1 > 0.5", Sort: "brier"), new("user ~ jonas and requested > 2024-02", Sort: "recipe"), new("drifted"),
        new("verdict = passed and cdi < 0.2 or auc > 0.94"), new("status = waiting"), new("recipe = nothing"), new(Sort: "config.learning_rate"),
    ];

    private static readonly string[] GroupedBy = ["recipe", "dataset", "status"];

    /// <param name="experiments">How many are drawn.</param>
    /// <param name="postgres">A connection string; null for SQLite.</param>
    /// <param name="keep">A new folder that becomes a home to open the pages on, with long curves and a large lineage too; null to leave nothing behind.</param>
    public static Bench Create(int experiments, string? postgres = null, string? keep = null) => new(
        Name, "Querying, sorting, paging and grouping very many experiments", cancellation => RunAsync(experiments, postgres, keep, cancellation));

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(int experiments, string? postgres, string? keep, CancellationToken cancellation)
    {
        await using var stores = await ScratchStores.CreateAsync(postgres, cancellation, keep);
        await new DrawnSweeps(stores.Events).AppendAsync(experiments, reached => Out.Say($"{reached} experiments drawn"), cancellation);
        if (keep is not null)
            await DrawnPages.AppendAsync(stores.Events, cancellation);
        var folded = Stopwatch.GetTimestamp();
        await Projections(stores, keep is null ? [new ExperimentProjection()] : DrawnPages.Projections).RebuildAsync(cancellation);
        Out.Say($"folded in {Stopwatch.GetElapsedTime(folded).TotalSeconds:0} s");
        return await MeasureAsync(new(stores.ReadModels), experiments, cancellation);
    }

    private static ReadModelProjections Projections(ScratchStores stores, IEnumerable<IProjection> all) => new(
        [.. all.Select(projection => new ProjectionRunner(projection, stores.Events, stores.ReadModels, TimeProvider.System))],
        stores.Events, stores.ReadModels, TimeProvider.System);

    private static async Task<IReadOnlyList<BenchResult>> MeasureAsync(ExperimentQueries queries, int experiments, CancellationToken cancellation)
    {
        var asking = await TimeAsync("query", Asked.Select(request => (request.Where + " by " + request.Sort, (Func<Task>)(() => queries.ListAsync(request, cancellation)))));
        var paging = await PagingAsync(queries, cancellation);
        var grouping = await TimeAsync("group", GroupedBy.Select(by => (by, (Func<Task>)(() => queries.GroupAsync("auc > 0.8", ExperimentFields.Find(by), cancellation)))));
        return
        [
            BenchResult.LessIsBetter($"query over {experiments} experiments, 95th of 100", "ms", Percentile(asking, 95), QueryLimit, "150 ms, whatever is asked"),
            BenchResult.LessIsBetter("the same, median", "ms", Percentile(asking, 50), QueryLimit, "150 ms, whatever is asked"),
            BenchResult.LessIsBetter("next page, 95th of 100", "ms", Percentile(paging, 95), PageLimit, "100 ms, however far"),
            BenchResult.LessIsBetter("groups, 95th of 100", "ms", Percentile(grouping, 95), QueryLimit, "150 ms"),
        ];
    }

    private static async Task<IReadOnlyList<double>> PagingAsync(ExperimentQueries queries, CancellationToken cancellation)
    {
        List<double> all = [];
        foreach (var request in new ExperimentListRequest[] { new(), new(Sort: "auc"), new("recipe = semcovnet", Sort: "cdi"), new("config.dam = true") })
        {
            var after = (await queries.ListAsync(request, cancellation)).Next;
            for (var page = 0; page < Pages; page++)
            {
                var started = Stopwatch.GetTimestamp();
                after = (await queries.ListAsync(request with { After = after }, cancellation)).Next;
                all.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        return all;
    }

    // The first turn is the warming up.
    private static async Task<IReadOnlyList<double>> TimeAsync(string what, IEnumerable<(string Name, Func<Task> Ask)> questions)
    {
        List<double> all = [];
        foreach (var (name, ask) in questions)
        {
            await ask();
            List<double> own = [];
            for (var turn = 0; turn < Turns; turn++)
            {
                var started = Stopwatch.GetTimestamp();
                await ask();
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            Out.Say($"{what} {name}: {own.Min():0.0} to {own.Max():0.0} ms");
            all.AddRange(own);
        }
        return all;
    }

    private static double Percentile(IReadOnlyList<double> values, int percent) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * percent / 100.0) - 1));
}
