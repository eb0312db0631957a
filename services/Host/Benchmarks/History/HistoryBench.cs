using System.Diagnostics;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;
using SemCovNet.EventStore.Verification;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.InUse;
using SemCovNet.ReadModels.Lineage;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Cli.Benchmarks.History;

/// <summary>What a long history costs: it is drawn, and then verified, proven, folded anew and listed.</summary>
internal static class HistoryBench
{
    public const string Name = "history";

    public const long Million = 1_000_000;

    private const long CheckpointEvery = 50_000;
    private const int Turns = 3;
    private const int Lists = 10;

    /// <param name="events">How many are drawn.</param>
    /// <param name="postgres">A connection string; null for SQLite.</param>
    public static Bench Create(long events, string? postgres = null) => new(
        Name, "Verifying, proving, rebuilding and listing a long history", cancellation => RunAsync(events, postgres, cancellation));

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(long events, string? postgres, CancellationToken cancellation)
    {
        await using var stores = await ScratchStores.CreateAsync(postgres, cancellation);
        var writer = new CheckpointWriter(stores.Events, stores.Checkpoints, TimeProvider.System);
        var newest = await FillAsync(stores, writer, events, cancellation);
        var last = await SecondsAsync("the last checkpoint", () => writer.WriteAsync(cancellation));
        var maker = new ProofMaker(stores.Events, stores.Checkpoints);
        var proof = await maker.MakeAsync(Streams.Experiment(newest), cancellation: cancellation);
        var proving = await SecondsAsync("a proof", () => maker.MakeAsync(Streams.Experiment(newest), cancellation: cancellation));
        var verifying = await BestAsync("verify", () => VerifyAsync(stores, events, cancellation));
        var rebuilding = await SecondsAsync("rebuild", () => Projections(stores).RebuildAsync(cancellation));
        var listing = await ListSecondsAsync(new ExperimentQueries(stores.ReadModels), cancellation);
        var share = (double)events / Million;
        return
        [
            BenchResult.LessIsBetter($"verify {events} events, best of {Turns}", "s", verifying, 10 * share, "10 s a million events"),
            BenchResult.LessIsBetter($"rebuild five read models (experiments, datasets, lineage, annotations, models in use) from {events} events", "s", rebuilding, 60 * share, "60 s a million events"),
            BenchResult.LessIsBetter($"newest 50 experiments, slowest of {Lists}", "ms", listing * 1000, 50, "50 ms, whatever the number of events"),
            BenchResult.LessIsBetter($"checkpoint of at most {CheckpointEvery} new events behind the others", "s", last, 1, "1 s, whatever the number of events"),
            BenchResult.LessIsBetter("proof of one event", "s", proving, 10 * share, "10 s a million events"),
            BenchResult.LessIsBetter("size of that proof", "bytes", proof.ToFile().Length, InclusionProof.MostBytes, "what a proof has at most"),
        ];
    }

    private static async Task<string> FillAsync(ScratchStores stores, CheckpointWriter writer, long events, CancellationToken cancellation)
    {
        var (started, signed) = (Stopwatch.GetTimestamp(), 0L);
        var newest = await new DrawnHistory(stores.Events).AppendAsync(
            events,
            async reached =>
            {
                if (reached - signed < CheckpointEvery)
                    return;
                await writer.WriteAsync(cancellation);
                signed = reached;
                Out.Say($"{reached} events drawn after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
            },
            cancellation);
        return newest;
    }

    private static async Task VerifyAsync(ScratchStores stores, long events, CancellationToken cancellation)
    {
        var result = await new StreamVerifier(stores.Events, TimeProvider.System, stores.Checkpoints).VerifyAsync(cancellation: cancellation);
        if (!result.Sound || result.Events < events || result.Checkpoints!.Covered != result.Events)
            throw new InvalidOperationException($"The drawn history is not sound: {result}");
    }

    private static ReadModelProjections Projections(ScratchStores stores)
    {
        IProjection[] all = [new ExperimentProjection(), new DatasetProjection(), new LineageProjection(), new AnnotationProjection(), new InUseProjection()];
        return new(
            [.. all.Select(projection => new ProjectionRunner(projection, stores.Events, stores.ReadModels, TimeProvider.System))],
            stores.Events, stores.ReadModels, TimeProvider.System);
    }

    private static async Task<double> ListSecondsAsync(ExperimentQueries queries, CancellationToken cancellation)
    {
        List<double> seconds = [];
        // The first is the warming up.
        for (var turn = 0; turn <= Lists; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            await queries.ListAsync(new(), cancellation);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        Out.Say($"listing: first {seconds[0] * 1000:0.0} ms, then {seconds.Skip(1).Min() * 1000:0.0} to {seconds.Skip(1).Max() * 1000:0.0} ms");
        return seconds.Skip(1).Max();
    }

    private static async Task<double> BestAsync(string what, Func<Task> work)
    {
        List<double> seconds = [];
        for (var turn = 0; turn < Turns; turn++)
            seconds.Add(await SecondsAsync(what, work));
        return seconds.Min();
    }

    private static async Task<double> SecondsAsync(string what, Func<Task> work)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Out.Say($"{what}: {seconds:0.00} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of processor time");
        return seconds;
    }
}
