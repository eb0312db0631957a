using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov evaluate</c>: an existing model on other data.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var experiment = new Option<string>("--experiment") { Description = "Whose model", HelpName = "ID", Required = true };
        var dataset = new Option<string>("--dataset") { Description = "On which data", HelpName = "NAME", Required = true };
        var wait = new Option<bool>("--wait") { Description = "Wait for the fairness assessment as well" };
        var command = Verb.Of(
            "evaluate", "Evaluate an existing model on another dataset of the same classes. Cases that it was trained or chosen on are left out: those of the same id, and those that share a picture.",
            "semcov evaluate --experiment 0193a5 --dataset milk-clinical --wait",
            experiment, dataset, wait);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
            var context = CommandContext.From(Actors.User);
            var id = (await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation)).Id;
            var evaluationId = await platform.Get<ExperimentEvaluator>().EvaluateAsync(
                new EvaluateExperiment(id, arguments.GetValue(dataset), null), context, cancellation);
            var evaluation = (await EvaluationsAsync()).Single(e => e.EvaluationId == evaluationId);
            if (arguments.GetValue(wait) && !await IsAssessedAsync())
                await platform.WaitForAsync(before, await CompletedAsync(), e => e is GateDecided gate && (gate.ExperimentId, gate.EvaluationId) == (id, evaluationId), cancellation);
            var report = await platform.Get<IArtifactStore>().GetJsonAsync<EvaluationReport>(evaluation.Report, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(report);
            else
                MetricsText.Write(report.Conditions[0], report.N);
            if (report.Known is { } known)
                Out.Say($"images left out, for the model was trained or chosen on them or on others of their cases: {known}");
            return 0;

            async Task<IReadOnlyList<EvaluationCompleted>> EvaluationsAsync()
            {
                await platform.CatchUpAsync(cancellation);
                return await platform.Get<IExperimentQueries>().EvaluationsAsync(id, cancellation);
            }

            // By this command or by an earlier one.
            async Task<RecordedEvent> CompletedAsync() => await platform.Get<IEventStore>().ReadStreamBackwardsAsync(Streams.Experiment(id), cancellation)
                .FirstAsync(recorded => recorded.Body is EvaluationCompleted completed && completed.EvaluationId == evaluationId, cancellation);

            async Task<bool> IsAssessedAsync() => await platform.Get<IEventStore>().NewestAsync<GateDecided>(
                Streams.Experiment(id), gate => gate.EvaluationId == evaluationId, cancellation) is not null;
        });
        return command;
    }
}
