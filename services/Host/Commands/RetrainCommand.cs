using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Retraining;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov retrain</c>: publishes RetrainRequested, as anyone on the broker may.</summary>
internal static class RetrainCommand
{
    public static Command Create()
    {
        var dataset = new Option<string>("--dataset") { Description = "Name of the dataset", HelpName = "NAME", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", Required = true };
        var recipe = new Option<string?>("--recipe") { Description = "Recipe [default: the one of the dataset's newest experiment]", HelpName = "NAME" };
        var wait = new Option<bool>("--wait") { Description = "Wait for the experiment and end with its result" };
        var command = Verb.Of(
            "retrain", "Ask for a dataset to be trained on again, by a message.",
            "semcov retrain --dataset milk --reason \"new annotations\" --wait",
            dataset, reason, recipe, wait);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
            var request = new RetrainRequested(arguments.GetValue(dataset)!, null, arguments.GetValue(recipe), arguments.GetValue(reason)!, Actors.User);
            var messageId = Guid.CreateVersion7();
            await PublishAsync(platform, request, messageId, cancellation);
            return await ExperimentOutcome.ReportAsync(
                platform, messageId.ToString("N"), before, arguments.GetValue(wait), arguments.GetValue(CommonOptions.Json), cancellation);
        });
        return command;
    }

    // On a broker the message goes to whichever fairness service hears it first. Without one there is nobody else to hear it: the
    // service's answer is given here, and whoever works on this home goes on from the stream.
    private static async Task PublishAsync(Platform platform, RetrainRequested request, Guid messageId, CancellationToken cancellation)
    {
        if (!platform.IsEmbedded)
            await platform.PublishAsync(request, messageId, cancellation);
        else if (await platform.Get<RetrainingRequests>().RequestAsync(request, messageId, CommandContext.From($"message:{request.RequestedBy}"), cancellation) is { } reason)
            throw new CommandFailedException($"No retraining of {request.DatasetId} follows: {reason}. The request is recorded.");
    }
}
