using System.Diagnostics;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Cli.Benchmarks.Assessing;

/// <summary>What an assessment costs, and scoring the past again.</summary>
internal static class AssessBench
{
    public const string Name = "assess";
    public const int Evaluations = 1000;

    private const int Cases = 10_000;
    private const int Descriptors = 50;
    private const int PastCases = 2_000;
    private const double AssessmentLimit = 5;
    private const double ReplayLimit = 60;

    /// <param name="evaluations">How many past ones are scored again; the limit is proportional.</param>
    public static Bench Create(int evaluations) => new(
        Name, "A full assessment with 1,000 replicates, and past evaluations scored again", cancellation => RunAsync(evaluations, cancellation));

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(int evaluations, CancellationToken cancellation) =>
        [.. await AssessAsync(), .. await ReplayAsync(evaluations, cancellation)];

    private static async Task<IReadOnlyList<BenchResult>> AssessAsync()
    {
        Out.Say($"drawing {Cases} cases with {Descriptors} descriptors");
        var drawn = new DrawnEvaluation(Cases, Descriptors, seed: 1);
        var (manifest, annotations) = drawn.Data();
        var predictions = drawn.Predictions(manifest, "e0");
        var data = new DescribedDataset(manifest, annotations);
        var evaluation = new EvaluationCompleted(
            "e0", predictions.EvaluationId, DrawnEvaluation.Dataset, 1, 1, "test", Cases, false, Digest.Of([1]), Digest.Of([2]), new Dictionary<string, double?>());
        Out.Say("assessing them");
        return await MeasureAsync(
            $"full assessment: 1000 replicates, {Descriptors} descriptors, {Cases} cases", AssessmentLimit,
            "a target on two free cores: every reading and level, reliability and subgroups included",
            () => Task.Run(() => FairnessReports.Of(new(evaluation, predictions, data, data, predictions))));
    }

    private static async Task<IReadOnlyList<BenchResult>> ReplayAsync(int evaluations, CancellationToken cancellation)
    {
        using var past = new PastEvaluations();
        Out.Say($"drawing {evaluations} past evaluations of {PastCases} cases");
        var experiments = await past.DrawAsync(evaluations, PastCases, cancellation);
        Out.Say("scoring them again");
        var (replay, definition) = (past.Replay(), ReplayDefinition.Find("cdi.slope@1", ReplayScope.Headline)!);
        return await MeasureAsync(
            $"{evaluations} past evaluations of {PastCases} cases under another definition", ReplayLimit * evaluations / Evaluations,
            FormattableString.Invariant($"a target of {ReplayLimit} s for {Evaluations} on two free cores"),
            () => Parallel.ForEachAsync(experiments, cancellation, async (experiment, token) => await replay.ReplayAsync(experiment, definition, cancellation: token)));
    }

    // Where others are at work too, the clock tells of them as much as of us.
    private static async Task<IReadOnlyList<BenchResult>> MeasureAsync(string name, double limit, string limitIs, Func<Task> work)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var (wall, busy) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);
        return
        [
            BenchResult.LessIsBetter(name, "s", wall.TotalSeconds, limit, limitIs),
            BenchResult.LessIsBetter($"{name}, processor time over two cores", "s", busy.TotalSeconds / 2, limit, limitIs),
        ];
    }
}
