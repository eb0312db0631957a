using System.CommandLine;
using SemCovNet.Cli.Terminal;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov rebuild</c>: the read models anew, from the events.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var command = Verb.Of(
            "rebuild", "Drop the read models and fold all events anew; nothing is lost by it",
            "semcov rebuild");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            await platform.Get<ReadModelProjections>().RebuildAsync(cancellation);
            Out.Say("the read models are rebuilt");
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { rebuilt = true });
            return 0;
        });
        return command;
    }
}
