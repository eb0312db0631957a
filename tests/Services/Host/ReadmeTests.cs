using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Services.Host;

/// <summary>What the README says of the command line.</summary>
[Collection(Semcov.Name)]
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Its_table_of_verbs_names_every_verb_once()
    {
        var help = (await Semcov.RunAsync("--help")).Output;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(line => HelpLine().IsMatch(line));
        var table = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken)).Split("| verb |")[1].Split("\n\n")[0];
        var named = table.Split('\n').Skip(2).SelectMany(row => Verb().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value));

        Assert.Equal(commands.Select(line => HelpLine().Match(line).Groups[1].Value).Order(), named.Order());
    }

    [GeneratedRegex("^  ([a-z-]+)")]
    private static partial Regex HelpLine();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Verb();
}
