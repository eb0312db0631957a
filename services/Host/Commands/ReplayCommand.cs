using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Replaying;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov replay</c>: what past verdicts would have been under another definition.</summary>
internal static class ReplayCommand
{
    private const string Stage = "scoring again";

    public static Command Create()
    {
        var id = new Option<string>("--definition")
        {
            Description = $"By which definition: {string.Join(" | ", ReplayDefinition.Ids)}. It takes the place of every limit of its kind: cdi.slope@1 of one on cdi.within@1",
            HelpName = "ID",
            Required = true,
        };
        id.AcceptOnlyFromAmong([.. ReplayDefinition.Ids]);
        var dataset = new Option<string?>("--dataset") { Description = "Only models trained on this dataset", HelpName = "NAME" };
        var experiment = new Option<string?>("--experiment") { Description = "Only this experiment", HelpName = "ID" };
        var scope = new ScopeOptions();
        var command = Verb.Of(
            "replay",
            "Score every past evaluation again under another definition, from the kept predictions, and list the verdicts that would change.\nNothing is recorded.",
            "semcov replay --definition cdi.slope@1",
            [id, dataset, experiment, .. scope.All]);
        command.Validators.Add(arguments =>
        {
            if (arguments.GetValue(dataset) is not null && arguments.GetValue(experiment) is not null)
                arguments.AddError("--experiment names one, --dataset all that were trained on it: leave one of them out.");
        });
        command.SetAction(async (arguments, cancellation) =>
        {
            var definition = scope.Definition(arguments, arguments.GetValue(id)!);
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var (trainedOn, evaluation) = (arguments.GetValue(dataset), scope.Evaluation(arguments));
            var one = arguments.GetValue(experiment) is { } given ? await ExperimentsCommand.FindAsync(platform, given, cancellation) : null;
            // Oldest first: as they were decided.
            var experiments = one is not null ? [one] : await platform.Get<IExperimentQueries>().AllAsync(new(DatasetId: trainedOn, Descending: false), cancellation);
            var replayed = await ReplayAsync(platform.Get<VerdictReplay>(), definition, [.. experiments.Select(each => each.Id)], evaluation, cancellation);
            var answer = ReplayAnswer.Of(definition, one is null ? Assessed(replayed, trainedOn, evaluation) : AssessCommand.Assessed(replayed, one, evaluation));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                ReplayText.Write(answer);
            return 0;
        });
        return command;
    }

    // Whoever names something that is not there is told so; of all there are, none is an answer too.
    private static IReadOnlyList<ReplayedVerdict> Assessed(IReadOnlyList<ReplayedVerdict> replayed, string? dataset, string? evaluation) =>
        replayed.Count > 0 || (dataset ?? evaluation) is null
            ? replayed
            : throw new CommandFailedException(
                $"No evaluation{(evaluation is null ? "" : $" {evaluation}")} of {(dataset is null ? "any experiment" : $"a model trained on \"{dataset}\"")} has been assessed. See: semcov experiments list");

    private static Task<IReadOnlyList<ReplayedVerdict>> ReplayAsync(
        VerdictReplay replay, ReplayDefinition definition, IReadOnlyList<string> experiments, string? evaluation, CancellationToken cancellation) =>
        Bars.RunAsync<IReadOnlyList<ReplayedVerdict>>(Stage, async show =>
        {
            var (replayed, done) = (new IReadOnlyList<ReplayedVerdict>[experiments.Count], 0);
            show(Stage, 0, experiments.Count);
            await Parallel.ForEachAsync(Enumerable.Range(0, experiments.Count), cancellation, async (i, token) =>
            {
                replayed[i] = await replay.ReplayAsync(experiments[i], definition, evaluation, token);
                show(Stage, Interlocked.Increment(ref done), experiments.Count);
            });
            return [.. replayed.SelectMany(one => one)];
        });
}
