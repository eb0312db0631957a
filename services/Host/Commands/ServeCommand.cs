using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Messaging;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov serve SERVICE</c>: one service as its own process; the services meet on the broker and in the stores.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var service = new Argument<string>("SERVICE") { Description = string.Join(" | ", Modules.All.Select(module => module.Name)) };
        service.AcceptOnlyFromAmong([.. Modules.All.Select(module => module.Name)]);
        var urls = new Option<string>("--urls") { Description = "Address to listen on, loopback only", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:0" };
        var command = Verb.Of(
            "serve", "Run one service as its own process (needs RabbitMQ).",
            "SEMCOV__BUS__TRANSPORT=rabbitmq SEMCOV__BUS__URI=amqp://user:password@127.0.0.1:5672/ semcov serve training",
            service, urls);
        command.SetAction(async (arguments, cancellation) =>
        {
            var module = Modules.All.Single(module => module.Name == arguments.GetValue(service));
            var app = WebPlatform.Build([module], arguments.GetValue(CommonOptions.Home), arguments.GetValue(urls)!);
            if (app.Configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>()?.Transport != BusTransport.RabbitMq)
                throw new CommandFailedException(
                    "Services in processes of their own meet on a broker: set SEMCOV__BUS__TRANSPORT=rabbitmq and SEMCOV__BUS__URI, or run everything in one process with: semcov up");
            await WebPlatform.RunAsync(app, () => $"{module.Name} works on {HomeDirectory.Of(app.Configuration)}, at {string.Join(" ", app.Urls)}", cancellation);
            return 0;
        });
        return command;
    }
}
