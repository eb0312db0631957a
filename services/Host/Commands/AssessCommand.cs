using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Replaying;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov assess</c>: an evaluation assessed again from its kept predictions.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var experiment = new Option<string>("--experiment") { Description = "Whose evaluations", HelpName = "ID", Required = true };
        var id = new Option<string?>("--definition") { Description = $"Only this figure, with its groups: {string.Join(" | ", ReplayDefinition.Ids)} [default: all that was recorded]", HelpName = "ID" };
        id.AcceptOnlyFromAmong([.. ReplayDefinition.Ids]);
        var level = new Option<CoverageLevel>("--level") { Description = "Groups of --definition: descriptor or subgroup", HelpName = "LEVEL", DefaultValueFactory = _ => CoverageLevel.Descriptor };
        var command = Verb.Of(
            "assess", "Assess an experiment's evaluations again from their kept predictions, and say whether what was recorded comes out.\nNothing is recorded.",
            "semcov assess --experiment 0193a5 --definition cdi.slope@1 --json",
            experiment, id, level);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var found = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation);
            if (arguments.GetValue(id) is { } definition)
            {
                var by = ReplayDefinition.Find(definition, arguments.GetValue(level))!;
                var scored = Assessed(await platform.Get<VerdictReplay>().ReplayAsync(found.Id, by, cancellation), found);
                Write(arguments, DefinitionAnswer.Of(found.Id, by, scored), AssessmentText.Write);
            }
            else
                Write(arguments, AssessmentAnswer.Of(found.Id, Assessed(await platform.Get<AssessmentReplay>().ReplayAsync(found.Id, cancellation), found)), AssessmentText.Write);
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<T> Assessed<T>(IReadOnlyList<T> replayed, ExperimentSummary experiment) => replayed.Count > 0
        ? replayed
        : throw new CommandFailedException(
            $"Experiment {experiment.Id} is {experiment.Status.ToString().ToLowerInvariant()}: none of its evaluations has been assessed. See: semcov experiments show {experiment.Id}");

    private static void Write<T>(ParseResult arguments, T answer, Action<T> write)
    {
        if (arguments.GetValue(CommonOptions.Json))
            Out.Json(answer);
        else
            write(answer);
    }
}
