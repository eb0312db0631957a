using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts;

public sealed class ArtifactOptionsTests
{
    private const string Section = "Semcov:Artifacts";

    [Fact]
    public void A_folder_that_is_not_set_is_named_with_what_to_set()
    {
        var refusal = Refusal([]);

        Assert.Contains("Semcov:Artifacts:Directory is not set: give the folder", refusal);
        Assert.Contains("SEMCOV__ARTIFACTS__DIRECTORY=", refusal);
    }

    [Fact]
    public void The_folder_comes_from_the_configuration()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(new() { [$"{Section}:Directory"] = folder.Path });

        Assert.Equal(folder.Path, Assert.IsType<DirectoryArtifactStore>(services.GetRequiredService<IArtifactStore>()).Root);
    }

    [Fact]
    public void The_bucket_comes_from_the_configuration_and_needs_no_server_to_be_opened()
    {
        using var services = Services(new()
        {
            [$"{Section}:Backend"] = "s3",
            [$"{Section}:S3:Bucket"] = "semcov",
            [$"{Section}:S3:Endpoint"] = "http://127.0.0.1:1",
            [$"{Section}:S3:AccessKey"] = "a",
            [$"{Section}:S3:SecretKey"] = "b",
        });

        Assert.Equal("bucket \"semcov\" at http://127.0.0.1:1", Assert.IsType<S3ArtifactStore>(services.GetRequiredService<IArtifactStore>()).Place);
    }

    [Theory]
    [InlineData("Bucket", "", "S3:Bucket is not set: name the bucket that holds the artifacts, for instance SEMCOV__ARTIFACTS__S3__BUCKET=semcov.")]
    [InlineData("Bucket", "No Bucket", "S3:Bucket is \"No Bucket\", which is no name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.")]
    [InlineData("Endpoint", "127.0.0.1:8333", "S3:Endpoint is \"127.0.0.1:8333\": set the http or https address of the server without a path")]
    [InlineData("Endpoint", "http://127.0.0.1:8333/bucket", "S3:Endpoint is \"http://127.0.0.1:8333/bucket\": set the http or https address of the server without a path")]
    [InlineData("Region", "", "S3:Region is empty: set SEMCOV__ARTIFACTS__S3__REGION, for instance to us-east-1.")]
    [InlineData("SecretKey", "", "S3:AccessKey and SecretKey go together: set SEMCOV__ARTIFACTS__S3__ACCESSKEY and SEMCOV__ARTIFACTS__S3__SECRETKEY, or neither")]
    [InlineData("Timeout", "00:30:00", "S3:Timeout is 00:30:00: set 00:00:01 to 00:10:00.")]
    [InlineData("Retries", "11", "S3:Retries is 11: set 0 to 10.")]
    public void What_is_wrong_with_a_bucket_is_named_with_what_to_set(string key, string value, string reason)
    {
        Dictionary<string, string?> settings = new()
        {
            [$"{Section}:Backend"] = "s3",
            [$"{Section}:S3:Bucket"] = "semcov",
            [$"{Section}:S3:AccessKey"] = "a",
            [$"{Section}:S3:SecretKey"] = "b",
            [$"{Section}:S3:{key}"] = value,
        };

        Assert.StartsWith($"{Section}:{reason}", Refusal(settings));
    }

    [Theory]
    [InlineData("s3", "00:59:00", "shorter than an upload to a bucket may take from its beginning: set at least 01:00:00.")]
    [InlineData("s3", "00:00:59", "shorter than a slow upload's pause: set at least 00:01:00.")]
    [InlineData("directory", "00:00:59", "shorter than a slow upload's pause: set at least 00:01:00.")]
    public void Leftovers_that_a_living_writer_may_still_need_are_not_to_be_removed(string backend, string age, string reason)
    {
        Dictionary<string, string?> settings = new()
        {
            [$"{Section}:Backend"] = backend,
            [$"{Section}:Directory"] = "artifacts",
            [$"{Section}:S3:Bucket"] = "semcov",
            [$"{Section}:LeftoverAge"] = age,
        };

        Assert.Equal($"{Section}:LeftoverAge is {age}, {reason}", Refusal(settings));
    }

    [Fact]
    public void A_backend_that_is_none_is_named() =>
        Assert.Equal("Semcov:Artifacts:Backend is \"ftp\", which is no artifact store: set it to directory or s3.", Refusal(new() { [$"{Section}:Backend"] = "ftp" }));

    private static string Refusal(Dictionary<string, string?> settings)
    {
        using var services = Services(settings);
        return Assert.Throws<OptionsValidationException>(services.GetRequiredService<IArtifactStore>).Message;
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging().AddArtifacts().BuildServiceProvider();
}
