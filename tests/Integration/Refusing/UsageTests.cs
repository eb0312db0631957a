using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Refusing;

public sealed class UsageTests : IDisposable
{
    private readonly Home home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("fly", "fly")]
    [InlineData("train --recipe demo", "--dataset")]
    [InlineData("serve cooking", "cooking")]
    [InlineData("demo --dataset-size many", "many")]
    public async Task Wrong_usage_ends_with_2_and_says_what_is_wrong(string commandLine, string named)
    {
        var answer = await home.RunAsync(commandLine.Split(' '));
        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(named, answer.Errors);
        Assert.Contains("Try: semcov", answer.Errors);
    }

    [Fact]
    public async Task A_service_of_its_own_needs_a_broker()
    {
        var answer = await home.RunAsync("serve", "training");
        Assert.Equal(1, answer.Exit);
        Assert.Contains("set SEMCOV__BUS__TRANSPORT=rabbitmq and SEMCOV__BUS__URI", answer.Errors);
    }

    [Fact]
    public async Task Training_on_a_dataset_that_does_not_exist_says_how_to_import_one()
    {
        var answer = await home.RunAsync("train", "--dataset", "nothing", "--recipe", "demo", "--wait", "--json");
        Assert.Equal((1, ""), (answer.Exit, answer.Output));
        Assert.Contains("There is no dataset \"nothing\". Import one with: semcov import FORMAT PATH --name nothing", answer.Errors);
    }
}
