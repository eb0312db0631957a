using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;
using SemCovNet.Dashboard.Pages.Admin;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.ReadModels;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class AdminReaderTests
{
    [Fact]
    public async Task A_key_that_cannot_be_read_is_a_fault_of_that_key_alone()
    {
        await using var site = await DashboardSite.StartAsync();
        var folder = site.Services.GetRequiredService<CheckpointFolder>();
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, "broken.pub.pem");
        await File.WriteAllTextAsync(file, "no key", TestContext.Current.CancellationToken);

        var key = Assert.Single((await site.Services.GetRequiredService<AdminReader>().HistoryAsync()).Keys);

        Assert.Equal(file, key.File);
        Assert.Null(key.Id);
        Assert.Contains("is no public key", key.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Artifacts_of_a_bucket_are_said_to_be_there_and_not_measured_as_a_folder()
    {
        var options = new ArtifactOptions
        {
            Backend = ArtifactOptions.Bucket,
            S3 = new() { Bucket = "semcov", Endpoint = "http://127.0.0.1:8333", AccessKey = "key", SecretKey = "secret" },
        };
        using var store = new S3ArtifactStore(options.S3);
        var use = new StorageUse(Options.Create(new EventStoreOptions()), Options.Create(new ReadModelOptions()), Options.Create(options), store);

        var artifacts = Assert.Single(await use.MeasureAsync(), kind => kind.What == "Artifacts");

        Assert.Equal(new StoredKind("Artifacts", "bucket \"semcov\" at http://127.0.0.1:8333", null, null), artifacts);
    }
}
