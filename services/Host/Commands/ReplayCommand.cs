using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Replaying;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov replay</c>: what past verdicts would have been under another definition.</summary>
internal static class ReplayCommand
{
    private const int PageSize = 200;
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
            var experiments = arguments.GetValue(experiment) is { } one
                ? [(await ExperimentsCommand.FindAsync(platform, one, cancellation)).Id]
                : await AllAsync(platform.Get<IExperimentQueries>(), arguments.GetValue(dataset), cancellation);
            var answer = ReplayAnswer.Of(definition, await ReplayAsync(platform.Get<VerdictReplay>(), definition, experiments, scope.Evaluation(arguments), cancellation));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                ReplayText.Write(answer);
            return 0;
        });
        return command;
    }

    // Oldest first: as they were decided.
    private static async Task<IReadOnlyList<string>> AllAsync(IExperimentQueries queries, string? dataset, CancellationToken cancellation)
    {
        var found = new List<string>();
        var request = new ExperimentListRequest(DatasetId: dataset, Descending: false, Limit: PageSize);
        do
        {
            var page = await queries.ListAsync(request, cancellation);
            found.AddRange(page.Rows.Select(summary => summary.Id));
            request = request with { After = page.Next };
        }
        while (request.After is not null);
        return found;
    }

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
