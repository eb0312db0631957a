using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Cards;
using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov card</c>: what an experiment's model is, does and does not, as one file for others.</summary>
internal static class CardCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "The experiment's id, or a beginning or end of it that no other has" };
        var to = new Option<string>("--to") { Description = "The page to write; it needs nothing besides itself", HelpName = "FILE.html", Required = true };
        var readme = new Option<string?>("--hugging-face") { Description = "Write a model hub's README.md with YAML front matter as well; the licence is yours to add", HelpName = "README.md" };
        var command = Verb.Of(
            "card", "Write a model card and fairness report of an experiment: what it is for, its figures with intervals, its limits, and the events they come from",
            "semcov card 0193a5 --to 0193a5.html --hugging-face README.md",
            experiment, to, readme);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var found = await ExperimentsCommand.FindAsync(platform, arguments.GetValue(experiment)!, cancellation);
            var card = await new CardReader(platform.Get<IEventStore>(), platform.Get<IArtifactStore>()).ReadAsync(found, cancellation);
            CardFile.Write(card, arguments.GetValue(to)!);
            if (arguments.GetValue(readme) is { } path)
                CardFile.WriteReadme(card, path);
            string[] written = [Path.GetFullPath(arguments.GetValue(to)!), .. arguments.GetValue(readme) is { } other ? [Path.GetFullPath(other)] : Array.Empty<string>()];
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { Experiment = found.Id, Written = written });
            else
                Console.WriteLine(string.Join(Environment.NewLine, written));
            return 0;
        });
        return command;
    }
}
