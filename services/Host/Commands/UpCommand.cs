using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov up</c>: the whole platform in one process.</summary>
internal static class UpCommand
{
    public static Option<string> Urls() => new("--urls")
    {
        Description = "Address of the dashboard, loopback only",
        HelpName = "URL",
        DefaultValueFactory = _ => LoopbackOnly.DefaultUrl,
    };

    public static Command Create()
    {
        var urls = Urls();
        var command = Verb.Of(
            "up", "Run the whole platform in one process, with its dashboard.",
            $"semcov up --urls {LoopbackOnly.DefaultUrl}",
            urls);
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetValue(CommonOptions.Home), arguments.GetValue(urls)!, cancellation));
        return command;
    }

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(string? home, string urls, CancellationToken cancellation)
    {
        var app = WebPlatform.Build(Modules.All, home, urls);
        var folder = HomeDirectory.Of(app.Configuration);
        using var held = HomeLock.TryTake(folder)
            ?? throw new CommandFailedException($"Another process already runs the platform on {folder}. Stop it first, or choose another folder with --home.");
        await WebPlatform.RunAsync(app, () => $"dashboard at {string.Join(" ", app.Urls)}, data in {folder}", cancellation);
        return 0;
    }
}
