using System.Text.RegularExpressions;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Tests.Unit.ReadModels.Queue;

/// <summary>The queries by which infra/k8s has as many trainers as there is work.</summary>
public sealed partial class ScalingQueryTests : IDisposable
{
    private readonly PostgresReadModels given = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("base/scaling.yaml", 3)]
    [InlineData("gpu/trainer-gpu.yaml", 1)]
    public async Task They_count_what_waits_or_runs_for_their_pool_and_what_asks_for_none_once(string file, long trainings)
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2") with { Pool = "cpu" });
        await given.AppendExperimentAsync("e3", Given.Requested("e3"), Given.Attempt(1, id: "e3"));
        await given.AppendExperimentAsync("e4", Given.Requested("e4") with { Pool = "gpu" });
        await given.AppendExperimentAsync("e5", Given.Requested("e5") with { Pool = "large" });
        await given.AppendExperimentAsync("e6", Given.Requested("e6"), Given.Attempt(1, id: "e6"), Given.Trained(id: "e6"));
        await given.All([new QueueProjection()]).CatchUpAsync(Stop);
        var query = Query().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "k8s", file), Stop)).Groups[1].Value;

        Assert.Equal([trainings], await given.Database.QueryAsync<long>(query, cancellation: Stop));
    }

    [GeneratedRegex("query: \"([^\"]+)\"")]
    private static partial Regex Query();
}
