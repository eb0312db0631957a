using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.Fairness.InUse;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov alerts</c>: what was found on models in use, and who has seen to it.</summary>
internal static class AlertsCommand
{
    private const int Most = 1000;

    public static Command Create() => Verb.Group(
        "alerts", "List alerts on models in use, close one",
        "semcov alerts list --all",
        CreateList(), CreateClose());

    private static Command CreateList()
    {
        var all = new Option<bool>("--all") { Description = "Also those that are closed" };
        var dataset = new Option<string?>("--dataset") { Description = "Only those of models of this dataset", HelpName = "NAME" };
        var command = Verb.Of("list", "List alerts, the newest first", "semcov alerts list --all", all, dataset);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var alerts = (await platform.Get<IInUseQueries>().AlertsAsync(new(!arguments.GetValue(all), arguments.GetValue(dataset), Limit: Most), cancellation)).Rows;
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(alerts);
            else
                MonitorText.WriteAlerts(alerts);
            return 0;
        });
        return command;
    }

    private static Command CreateClose()
    {
        var id = new Argument<string>("ALERT") { Description = "The alert's id" };
        var reason = new Option<string>("--reason") { Description = "What was done about it; it is recorded", HelpName = "TEXT", Required = true };
        var command = Verb.Of("close", "Close an alert; it is not raised again until its finding was gone", "semcov alerts close 3fa0c1d2e4b5 --reason \"new camera, retraining runs\"", id, reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var open = await platform.Get<IInUseQueries>().AlertsAsync(new(Limit: Most), cancellation);
            var alert = open.Rows.FirstOrDefault(alert => alert.Id == arguments.GetValue(id))
                ?? throw new CommandFailedException($"There is no open alert {arguments.GetValue(id)}. See: semcov alerts list");
            await platform.Get<AlertBook>().CloseAsync(alert.ExperimentId, alert.Id, arguments.GetValue(reason)!, CommandContext.From(Actors.User), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { alert = alert.Id, experiment = alert.ExperimentId, closed = true });
            else
                Console.WriteLine($"closed {alert.Id}");
            return 0;
        });
        return command;
    }
}
