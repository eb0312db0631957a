using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>A broker that is not there is told: the bus alone would try for ever.</summary>
public sealed class AbsentBrokerTests : IDisposable
{
    private const string Reason = "The broker at 127.0.0.1 did not answer for 10 s.";

    private readonly Home home = new(new Dictionary<string, string> { ["SEMCOV__BUS__TRANSPORT"] = "rabbitmq", ["SEMCOV__BUS__URI"] = $"amqp://guest:guest@127.0.0.1:{BrokerProcess.FreePort()}/" });

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_doctor_finds_it_and_says_what_to_do()
    {
        var answer = await home.RunAsync("doctor", "--json");

        Assert.Equal(1, answer.Exit);
        var broker = Assert.Single(answer.Json.EnumerateArray().ToList(), finding => finding.GetProperty("check").GetString() == "broker");
        Assert.False(broker.GetProperty("ok").GetBoolean());
        Assert.Equal($"{Reason} See that the broker of SEMCOV__BUS__URI is up and lets this user in.", broker.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_retraining_that_nobody_can_hear_of_is_refused()
    {
        var answer = await home.RunAsync("retrain", "--dataset", "skin", "--reason", "new annotations");

        Assert.Equal((1, ""), (answer.Exit, answer.Output));
        Assert.Contains($"semcov: {Reason}", answer.Errors);
    }
}
