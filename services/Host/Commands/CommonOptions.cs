using System.CommandLine;
using SemCovNet.Cli.Running;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Commands;

/// <summary>What every verb takes.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Home = new("--home")
    {
        Description = $"Folder of events, read models and artifacts [default: $SEMCOV__HOME or {HomeDirectory.Default}]",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "One JSON document on standard output, nothing else there",
        Recursive = true,
    };

    /// <summary>Of a verb that shows one thing.</summary>
    public static Option<long?> At() => new("--at") { Description = "As it was after this event of its stream, 0 for the first", HelpName = "VERSION" };

    /// <summary>The platform's parts, with the read models up to everything appended so far.</summary>
    public static Task<Platform> OpenPlatformAsync(this ParseResult arguments, CancellationToken cancellation) =>
        Platform.OpenAsync(arguments.GetValue(Home), cancellation);

    /// <summary>The same with the read models as they are.</summary>
    public static Platform OpenStores(this ParseResult arguments) => Platform.Open(arguments.GetValue(Home));
}
