using System.CommandLine;
using SemCovNet.Cli.Commands;
using SemCovNet.Tests.Services.Host.Origins;

namespace SemCovNet.Tests.Services.Host;

/// <summary>How verbs answer, whatever they do.</summary>
[Collection(Semcov.Name)]
public sealed class AnswersTests(AssessedHome home) : IClassFixture<AssessedHome>
{
    [Fact]
    public void Every_verb_helps_with_an_example() =>
        Assert.All(Below(SemcovCommandLine.Create()), verb => Assert.Matches($@"\n\nExample:\n  .*\bsemcov .*\b{verb.Name}\b", verb.Description));

    [Fact]
    public async Task With_json_a_document_is_the_answer_though_nothing_is_waited_for()
    {
        var requested = (await RunAsync("train", "--dataset", AssessedHome.Dataset, "--recipe", "demo")).Json();
        var id = requested.GetProperty("experiment").GetString()!;
        var cancelled = (await RunAsync("experiments", "cancel", id)).Json();
        var rebuilt = (await RunAsync("rebuild")).Json();

        Assert.Equal(("requested", id, "cancelled"), (requested.GetProperty("status").GetString(), cancelled.GetProperty("experiment").GetString(), cancelled.GetProperty("status").GetString()));
        Assert.True(rebuilt.GetProperty("rebuilt").GetBoolean());
    }

    [Fact]
    public async Task A_name_with_brackets_in_it_stands_in_a_list_as_it_is()
    {
        await RunAsync("train", "--dataset", AssessedHome.Dataset, "--recipe", "demo", "--set", "name=probe [lr 1e-3]");
        var listed = await Semcov.RunAsync("experiments", "list", "--home", home.Path);
        Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
        Assert.Contains(" probe [lr 1e-3] ", listed.Output);
    }

    [Fact]
    public async Task Whatever_fails_says_why_on_standard_error_beside_its_document()
    {
        var file = Path.Combine(home.Path, "wrong.csv");
        await File.WriteAllTextAsync(file, "image,hair\ni1,2\n", TestContext.Current.CancellationToken);
        var refused = await RunAsync("annotations", "upload", file, "--dataset", AssessedHome.Dataset);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("{", refused.Output);
        Assert.StartsWith("Nothing was uploaded: 1 problem.", refused.Error);
        Assert.Contains("wrong.csv, row 2, column \"hair\"", refused.Error);
    }

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--json", "--home", home.Path]);

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(verb => Below(verb).Prepend(verb));
}
