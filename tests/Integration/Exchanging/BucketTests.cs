using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Exchanging;

/// <summary>Whole processes whose artifacts lie in a bucket.</summary>
public sealed class BucketTests(PreparedHome prepared)
{
    [Fact]
    public async Task A_history_that_is_taken_over_backed_up_and_restored_through_buckets_is_the_one_that_it_was()
    {
        await using var first = await TestBucket.CreateAsync();
        await using var second = await TestBucket.CreateAsync();
        using var folder = prepared.Copy();
        using var one = new Home(first.Settings);
        using var other = new Home(second.Settings);
        var (exported, backup, again) = (Path.Combine(folder.Folder, "export"), Path.Combine(one.Folder, "backup"), Path.Combine(other.Folder, "export"));

        (await folder.RunAsync("export", "all", "--to", exported)).Succeeded();
        (await one.RunAsync("import-history", exported)).Succeeded();
        (await one.RunAsync("backup", "--to", backup)).Succeeded();
        (await other.RunAsync("restore", backup)).Succeeded();
        (await other.RunAsync("export", "all", "--to", again)).Succeeded();

        Assert.Equal(Names(exported), Names(again));
        Assert.Equal(Names(exported).Count(), (await second.NamesAsync()).Count);
        Assert.False(Directory.Exists(Path.Combine(one.Folder, "artifacts")));
        Assert.False(Directory.Exists(Path.Combine(other.Folder, "artifacts")));
        Assert.EndsWith("all as they were written", (await other.RunAsync("verify")).Succeeded().Output.TrimEnd());
    }

    [Fact]
    public async Task A_platform_trains_on_what_is_in_a_bucket_and_leaves_nothing_in_its_home()
    {
        await using var bucket = await TestBucket.CreateAsync();
        using var home = new Home(bucket.Settings);
        using var drawn = new DrawnDataset(PreparedHome.Images);
        (await home.RunAsync("import", "table", drawn.Folder, "--name", DrawnDataset.Name)).Succeeded();
        (await home.RunAsync("annotations", "upload", drawn.Annotations, "--dataset", DrawnDataset.Name)).Succeeded();

        var answer = (await home.RunAsync([.. PreparedHome.Train, "--wait", "--json"])).Succeeded().Json;

        Assert.Contains(answer.GetProperty("model").GetProperty("weights").GetString(), await bucket.NamesAsync());
        Assert.False(Directory.Exists(Path.Combine(home.Folder, "artifacts")));
        Assert.Contains($"{DrawnDataset.Name}", (await home.RunAsync("datasets", "list")).Succeeded().Output);
    }

    [Fact]
    public async Task Without_its_bucket_a_platform_is_not_ready_and_doctor_says_what_to_look_at()
    {
        await using var bucket = await TestBucket.CreateAsync();
        using var home = new Home(bucket.Settings);
        await using var platform = home.Start("up", "--urls", "http://127.0.0.1:0");
        var address = (await platform.SaysAsync(@"dashboard at (http://127\.0\.0\.1:\d+)")).Groups[1].Value;
        using var client = new HttpClient { BaseAddress = new(address) };
        await client.IsReadyAsync();

        await bucket.RemoveAsync();

        var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("artifacts: The artifacts' bucket", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var doctor = await home.RunAsync("doctor");
        Assert.Equal(1, doctor.Exit);
        Assert.Contains("there is no such bucket. Create it, or set SEMCOV__ARTIFACTS__S3__BUCKET", doctor.Output.ReplaceLineEndings(" "));
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "artifacts"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
