using SemCovNet.Tests.Chaos.Scripts;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos;

/// <summary>Each script, a few rounds: the same that <c>run.sh</c> repeats by the hundred.</summary>
public sealed class ScriptTests
{
    private const int Rounds = 10;
    private const int Seed = 1;

    public static TheoryData<string, string> ScriptsAndBackends => [.. from script in AllScripts.Short
                                                                       from backend in TestedStore.Backends
                                                                       where script.RunsOn(backend)
                                                                       select (script.Name, backend)];

    [Theory]
    [MemberData(nameof(ScriptsAndBackends))]
    public async Task Nothing_is_lost_doubled_invented_or_stuck(string name, string backend)
    {
        var script = AllScripts.Short.Single(each => each.Name == name);

        var outcome = await script.RunAsync(backend, Rounds, Seed);

        TestContext.Current.TestOutputHelper?.WriteLine(outcome.ToString());
        Assert.True(outcome.Kept, outcome.ToString());
        Assert.True(outcome.Tally.Attempted >= Rounds, $"The script asked for nothing: {outcome}");
    }

    [Fact]
    public async Task A_writer_that_acknowledges_before_it_appends_is_found_out()
    {
        var outcome = await new KilledWriter("--acknowledge", "early").RunAsync(SemCovNet.EventStore.EventStoreOptions.Sqlite, Rounds, Seed);

        Assert.True(outcome.Tally.Lost > 0, outcome.ToString());
        Assert.False(outcome.Kept);
    }
}
