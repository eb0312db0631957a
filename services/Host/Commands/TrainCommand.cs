using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov train</c>: opens an experiment.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var dataset = new Option<string>("--dataset") { Description = "Name of the dataset", HelpName = "NAME", Required = true };
        var recipe = new Option<string>("--recipe") { Description = "A built-in recipe, or a recipe file", HelpName = "NAME|FILE", Required = true };
        var settings = new Option<string[]>("--set") { Description = "Change one key of the recipe; may be repeated", HelpName = "key=value" };
        settings.Validators.Add(given =>
        {
            foreach (var setting in given.Tokens.Where(token => !token.Value.Contains('=')))
                given.AddError($"--set is \"{setting.Value}\": write key=value, for instance epochs=10.");
        });
        var priority = new Option<ExperimentPriority>("--priority") { Description = "low, normal or high: what waits with a higher one goes first", HelpName = "low|normal|high", DefaultValueFactory = _ => ExperimentPriority.Normal };
        var pool = new Option<string?>("--pool") { Description = "Only trainers that serve this pool take it [default: any trainer]", HelpName = "NAME" };
        var wait = new Option<bool>("--wait") { Description = "Wait for the experiment and end with its result" };
        var command = Verb.Of(
            "train", "Train a model, evaluate it and assess its fairness.",
            "semcov train --dataset milk --recipe semcovnet --set image_size=64 --set epochs=3 --wait",
            dataset, recipe, settings, priority, pool, wait);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
            var experimentId = Guid.CreateVersion7().ToString("N");
            var chosen = await RecipeChoice.ReadAsync(arguments.GetValue(recipe)!, arguments.GetValue(settings) ?? [], platform.Get<IArtifactStore>(), cancellation);
            await platform.Get<ExperimentRequests>().RequestAsync(
                new RequestExperiment(
                    experimentId, arguments.GetValue(dataset)!, null, chosen.ToJson(), [], "requested", Actors.User, Given(arguments.GetValue(priority)), arguments.GetValue(pool)),
                CommandContext.From(Actors.User), cancellation);
            return await ExperimentOutcome.ReportAsync(
                platform, experimentId, before, arguments.GetValue(wait), arguments.GetValue(CommonOptions.Json), cancellation);
        });
        return command;
    }

    // Normal is what an event says that says nothing.
    private static ExperimentPriority? Given(ExperimentPriority priority) => priority is ExperimentPriority.Normal ? null : priority;
}
