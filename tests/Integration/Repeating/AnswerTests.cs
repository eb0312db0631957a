using System.Text.Json;
using SemCovNet.Tests.Integration.Preparing;

namespace SemCovNet.Tests.Integration.Repeating;

public sealed class AnswerTests(PreparedHome prepared)
{
    [Fact]
    public async Task A_training_answers_with_every_number_that_was_promised()
    {
        var answer = (await prepared.UninterruptedAsync()).Json;
        Assert.Equal(
            ["experiment", "status", "dataset", "test", "cdi", "model", "gate", "events", "seconds", "error"],
            answer.EnumerateObject().Select(field => field.Name));
        Assert.Equal("completed", answer.GetProperty("status").GetString());
        Assert.Equal(("drawn", 1), (answer.GetProperty("dataset").GetProperty("name").GetString(), answer.GetProperty("dataset").GetProperty("version").GetInt32()));
        Assert.InRange(answer.GetProperty("test").GetProperty("n").GetInt32(), 40, 80);
        foreach (var metric in new[] { "auc", "pra", "s95", "bacc", "mf1", "ece", "brier" })
            Assert.InRange(answer.GetProperty("test").GetProperty(metric).GetDouble(), 0, 1);
        Assert.Equal("cdi.within@1", answer.GetProperty("cdi").GetProperty("definition").GetString());
        var readings = answer.GetProperty("cdi").GetProperty("at").EnumerateArray().ToList();
        Assert.Equal(["p0.5", "val-spec90", "val-spec95"], readings.Take(3).Select(reading => reading.GetProperty("point").GetString()));
        Assert.Equal(
            answer.GetProperty("cdi").GetProperty("slope").GetRawText(),
            readings[0].GetProperty("descriptor").GetProperty("cdi.slope@1").GetProperty("signed").GetRawText());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("error").ValueKind);
        Assert.Equal("none", answer.GetProperty("gate").GetString());
    }

    [Fact]
    public async Task On_data_that_hold_what_it_was_trained_on_a_model_is_evaluated_on_the_rest()
    {
        var trained = (await prepared.UninterruptedAsync()).Json;
        using var home = await prepared.TrainedCopyAsync();
        var answer = (await home.RunAsync(
            "evaluate", "--experiment", trained.GetProperty("experiment").GetString()!, "--dataset", DrawnDataset.Name, "--json")).Succeeded().Json;
        var test = trained.GetProperty("test");
        Assert.Equal(test.GetProperty("n").GetInt32(), answer.GetProperty("n").GetInt32());
        Assert.Equal(PreparedHome.Images - test.GetProperty("n").GetInt32(), answer.GetProperty("known").GetInt32());
        Assert.Equal(test.GetProperty("auc").GetDouble(), Figure("metrics", "auc@1"));

        // The recipe fits a temperature, which moves every probability but 0.5.
        Assert.Equal(test.GetProperty("brier").GetDouble(), Figure("metrics", "brier@1"));
        Assert.NotEqual(test.GetProperty("brier").GetDouble(), Figure("beforeFit", "brier@1"));

        double Figure(string of, string id) => answer.GetProperty("conditions")[0].GetProperty(of).EnumerateArray()
            .Single(metric => metric.GetProperty("id").GetString() == id).GetProperty("value").GetDouble();
    }
}
