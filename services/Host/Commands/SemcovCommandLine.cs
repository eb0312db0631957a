using System.CommandLine;
using SemCovNet.Cli.Commands.Models;
using SemCovNet.Cli.Commands.Queue;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Commands;

/// <summary>The command <c>semcov</c> and its verbs. Exit 0 done, 1 failed with the reason on standard error, 2 wrong usage.</summary>
internal static class SemcovCommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
            return await RefuseAsync(parsed, parsed.Errors.Select(error => error.Message));
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Longer than services take at most to end a training step and hand the work back; torch must not run while the process is torn down.
                ProcessTerminationTimeout = ShutdownTime.Longest + TimeSpan.FromSeconds(5),
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("semcov: stopped");
            return Failed;
        }
        // Values, and options beside each other, that only the service they are for can refuse.
        catch (ArgumentException wrong) when (Failures.Explain(wrong) is { } reason)
        {
            return await RefuseAsync(parsed, [reason]);
        }
        catch (Exception failure) when (Failures.Explain(failure) is { } reason)
        {
            await Console.Error.WriteLineAsync($"semcov: {reason}");
            return Failed;
        }
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            await Console.Error.WriteLineAsync($"semcov: {reason}");
        await Console.Error.WriteLineAsync($"Try: semcov {string.Join(' ', Verbs(parsed.CommandResult))}--help");
        return WrongUsage;
    }

    public static RootCommand Create() =>
        new("SemCovNet.Platform: event-sourced training, evaluation and fairness monitoring of vision models with rare concepts.")
        {
            CommonOptions.Home,
            CommonOptions.Json,
            DemoCommand.Create(),
            UpCommand.Create(),
            ServeCommand.Create(),
            ImportCommand.Create(),
            DatasetsCommand.Create(),
            AnnotationsCommand.Create(),
            TrainCommand.Create(),
            RecipesCommand.Create(),
            ExperimentsCommand.Create(),
            StudyCommand.Create(),
            EvaluateCommand.Create(),
            ZeroShotCommand.Create(),
            MetricsCommand.Create(),
            AssessCommand.Create(),
            ReplayCommand.Create(),
            DefinitionsCommand.Create(),
            PolicyCommand.Create(),
            MonitorCommand.Create(),
            AlertsCommand.Create(),
            PlanCommand.Create(),
            ModelsCommand.Create(),
            CardCommand.Create(),
            RetrainCommand.Create(),
            QueueCommand.Create(),
            VerifyCommand.Create(),
            CheckpointCommand.Create(),
            ProofCommand.Create(),
            ExportCommand.Create(),
            ImportHistoryCommand.Create(),
            BackupCommand.CreateBackup(),
            BackupCommand.CreateRestore(),
            RebuildCommand.Create(),
            DoctorCommand.Create(),
            BenchCommand.Create(),
        };

    private static IEnumerable<string> Verbs(System.CommandLine.Parsing.CommandResult? result)
    {
        var verbs = new Stack<string>();
        for (; result?.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
            verbs.Push(result.Command.Name + " ");
        return verbs.Select(verb => verb.TrimEnd()).Append("");
    }
}
