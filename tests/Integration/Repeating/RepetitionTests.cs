using System.Text.Json;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Repeating;

public sealed class RepetitionTests(PreparedHome prepared)
{
    [Fact]
    public async Task The_same_seed_gives_the_same_weights_and_numbers()
    {
        using var home = new Home();
        using (var drawn = new DrawnDataset(PreparedHome.Images))
            await drawn.ImportAsync(home);
        var again = (await home.RunAsync([.. PreparedHome.Train, "--wait", "--json"])).Succeeded().Json;
        Assert.Equal(Repeatable((await prepared.UninterruptedAsync()).Json), Repeatable(again));
    }

    // An experiment has an id and a duration of its own, and its ONNX file bears the id.
    private static string[] Repeatable(JsonElement answer) =>
    [
        .. new[] { "status", "dataset", "test", "cdi", "gate", "events" }.Select(name => answer.GetProperty(name).GetRawText()),
        answer.GetProperty("model").GetProperty("weights").GetRawText(),
    ];
}
