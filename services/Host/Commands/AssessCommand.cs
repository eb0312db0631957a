using System.CommandLine;
using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Scoring;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Replaying;
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
        var to = new Option<DirectoryInfo?>("--to") { Description = "Write the reports as they come out again, whole, into this folder: evaluation.json and fairness.json", HelpName = "DIR" };
        var scope = new ScopeOptions();
        var command = Verb.Of(
            "assess", "Assess an experiment's evaluations again from their kept predictions, and say whether what was recorded comes out.\nNothing is recorded.",
            "semcov assess --experiment 0193a5 --definition cdi.slope@1 --json",
            [experiment, id, to, .. scope.All]);
        command.Validators.Add(arguments =>
        {
            if (arguments.GetValue(id) is not null && arguments.GetValue(to) is not null)
                arguments.AddError("--to writes whole reports, --definition computes one figure: leave one of them out.");
            if (arguments.GetValue(id) is null && scope.OfOneFigure(arguments).FirstOrDefault() is { } option)
                arguments.AddError($"{option} says which figure of a --definition is meant: name one, for instance --definition cdi.slope@1.");
        });
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var found = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation);
            var evaluation = scope.Evaluation(arguments);
            if (arguments.GetValue(id) is { } definition)
            {
                var by = scope.Definition(arguments, definition);
                var scored = Assessed(await platform.Get<VerdictReplay>().ReplayAsync(found.Id, by, evaluation, cancellation), found, evaluation);
                Write(arguments, DefinitionAnswer.Of(found.Id, by, scored), AssessmentText.Write);
                return 0;
            }
            var again = Assessed(await platform.Get<AssessmentReplay>().ReplayAsync(found.Id, evaluation, cancellation), found, evaluation);
            if (arguments.GetValue(to) is { } folder)
                await WriteAsync(platform, folder, again, cancellation);
            Write(arguments, AssessmentAnswer.Of(found.Id, again), AssessmentText.Write);
            return 0;
        });
        return command;
    }

    /// <exception cref="CommandFailedException">Nothing was: what was asked for is not there, or not assessed yet.</exception>
    public static IReadOnlyList<T> Assessed<T>(IReadOnlyList<T> replayed, ExperimentSummary experiment, string? evaluation) => replayed.Count > 0
        ? replayed
        : throw new CommandFailedException(
            $"Experiment {experiment.Id} is {experiment.Status.ToString().ToLowerInvariant()}: {(evaluation is null ? "none of its evaluations" : $"no evaluation {evaluation} of it")} has been assessed. See: semcov experiments show {experiment.Id}");

    // As they would be kept: the digest of what is the same byte for byte is the same.
    private static async Task WriteAsync(Platform platform, DirectoryInfo folder, IReadOnlyList<ReplayedAssessment> again, CancellationToken cancellation)
    {
        if (again.DistinctBy(one => one.Evaluation.EvaluationId).ToList() is not [var assessed])
            throw new CommandFailedException(
                $"--to takes the reports of one evaluation, name it with --evaluation: {string.Join(", ", again.Select(one => one.Evaluation.EvaluationId).Distinct())}.");
        var (store, artifacts) = (platform.Get<IEventStore>(), platform.Get<IArtifactStore>());
        var quality = platform.Get<Scorer>().Score(
            await artifacts.GetJsonAsync<PredictionSet>(assessed.Evaluation.Predictions, cancellation),
            await EvaluationData.RecordedAsync(store, artifacts, assessed.Evaluation, cancellation));
        folder.Create();
        await PutAsync("evaluation.json", quality);
        await PutAsync("fairness.json", assessed.Now);

        Task PutAsync<T>(string name, T report) =>
            WholeFile.WriteAsync(new(Path.Combine(folder.FullName, name)), JsonSerializer.SerializeToUtf8Bytes(report, ContractJson.Options), cancellation);
    }

    private static void Write<T>(ParseResult arguments, T answer, Action<T> write)
    {
        if (arguments.GetValue(CommonOptions.Json))
            Out.Json(answer);
        else
            write(answer);
    }
}
