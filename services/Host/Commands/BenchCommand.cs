using System.CommandLine;
using System.Globalization;
using SemCovNet.Cli.Benchmarks;
using SemCovNet.Cli.Benchmarks.Assessing;
using SemCovNet.Cli.Benchmarks.Dashboard;
using SemCovNet.Cli.Benchmarks.History;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov bench</c>: measures on this machine, and says what each figure is held against.</summary>
internal static class BenchCommand
{
    public static Command Create() => Verb.Group("bench", "Measure speed and memory on this machine", "semcov bench train --json", [.. Bench.All.Select(Create), CreateAll()]);

    private static Command Create(Bench bench) => bench.Name switch
    {
        HistoryBench.Name => CreateHistory(bench),
        DashboardBench.Name => CreateDashboard(bench),
        AssessBench.Name => CreateAssess(bench),
        MessagesBench.Name => CreateMessages(bench),
        _ => CreateOne(bench),
    };

    private static Command CreateOne(Bench bench)
    {
        var command = Verb.Of(bench.Name, bench.What, $"semcov bench {bench.Name} --json");
        command.SetAction((arguments, cancellation) => RunAsync(bench, arguments, cancellation));
        return command;
    }

    private static Command CreateHistory(Bench bench)
    {
        var events = new Option<long>("--events") { Description = "How many to draw", HelpName = "N", DefaultValueFactory = _ => HistoryBench.Million };
        var postgres = Postgres();
        var command = Verb.Of(bench.Name, bench.What, $"semcov bench {bench.Name} --events {HistoryBench.Million}", events, postgres);
        command.SetAction((arguments, cancellation) =>
            RunAsync(HistoryBench.Create(arguments.GetValue(events), arguments.GetValue(postgres)), arguments, cancellation));
        return command;
    }

    private static Command CreateAssess(Bench bench)
    {
        var evaluations = new Option<int>("--evaluations") { Description = "How many past ones to score again", HelpName = "N", DefaultValueFactory = _ => AssessBench.Evaluations };
        var command = Verb.Of(bench.Name, bench.What, $"semcov bench {bench.Name} --json", evaluations);
        command.SetAction((arguments, cancellation) => RunAsync(AssessBench.Create(arguments.GetValue(evaluations)), arguments, cancellation));
        return command;
    }

    private static Command CreateMessages(Bench bench)
    {
        var broker = new Option<string?>("--rabbitmq") { Description = "Over this broker, amqp://user:password@host:port/ [default: the in-memory bus]", HelpName = "URI" };
        var postgres = Postgres();
        var command = Verb.Of(bench.Name, bench.What, $"semcov bench {bench.Name} --json", broker, postgres);
        command.SetAction((arguments, cancellation) => RunAsync(MessagesBench.Create(arguments.GetValue(broker), arguments.GetValue(postgres)), arguments, cancellation));
        return command;
    }

    private static Command CreateDashboard(Bench bench)
    {
        var experiments = new Option<int>("--experiments") { Description = "How many to draw", HelpName = "N", DefaultValueFactory = _ => DashboardBench.Experiments };
        var postgres = Postgres();
        var keep = Keep();
        var command = Verb.Of(
            bench.Name, bench.What + ". In Chromium: tests/Browser/bench.sh", $"semcov bench {bench.Name} --experiments {DashboardBench.Experiments}", experiments, postgres, keep);
        command.Validators.Add(result =>
        {
            if (result.GetValue(postgres) is not null && result.GetValue(keep) is not null)
                result.AddError("--postgres measures in a schema that goes again: leave out --keep.");
        });
        command.SetAction((arguments, cancellation) =>
            RunAsync(DashboardBench.Create(arguments.GetValue(experiments), arguments.GetValue(postgres), arguments.GetValue(keep)), arguments, cancellation));
        return command;
    }

    private static Option<string?> Keep()
    {
        var option = new Option<string?>("--keep")
        {
            Description = "A new folder that stays as a home to open the pages on, with an experiment of 10,000 epochs and a lineage of 5,000 nodes too",
            HelpName = "DIR",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } folder && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                result.AddError($"{folder} is not empty: name a new folder.");
        });
        return option;
    }

    private static Option<string?> Postgres() =>
        new("--postgres") { Description = "In a schema of its own of this database [default: SQLite in a temporary folder]", HelpName = "CONNECTION" };

    private static async Task<int> RunAsync(Bench bench, ParseResult arguments, CancellationToken cancellation)
    {
        var results = await bench.RunAsync(cancellation);
        if (arguments.GetValue(CommonOptions.Json))
            Out.Json(Answer(bench, results));
        else
            Write(results);
        return 0;
    }

    private static Command CreateAll()
    {
        var command = Verb.Of("all", "Every bench, one after another", "semcov bench all --json");
        command.SetAction(async (arguments, cancellation) =>
        {
            var answers = new List<object>();
            foreach (var bench in Bench.All)
            {
                var results = await bench.RunAsync(cancellation);
                answers.Add(Answer(bench, results));
                if (!arguments.GetValue(CommonOptions.Json))
                    Write(results);
            }
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { Benches = answers });
            return 0;
        });
        return command;
    }

    private static object Answer(Bench bench, IReadOnlyList<BenchResult> results) => new { Bench = bench.Name, Results = results };

    private static void Write(IReadOnlyList<BenchResult> results)
    {
        var table = Out.Table("what", "ours", "limit", "unit", "ratio", "the limit is");
        foreach (var result in results)
            table.Row(result.Name, Figure(result.Ours), Figure(result.Limit), result.Unit, Figure(result.Ratio), result.LimitIs);
        Out.Answer.Write(table);
    }

    private static string Figure(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
