using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts.Contract;

/// <summary>The S3 server for tests: <c>SEMCOV_TEST_S3=http://access-key:secret-key@host:port</c>.</summary>
internal static class TestS3
{
    private const string Variable = "SEMCOV_TEST_S3";

    /// <summary>A bucket with a new name, which is still to be made; null where no server is named.</summary>
    public static S3Options? Options()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } address)
            return null;
        var server = new Uri(address);
        var keys = server.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
        return new()
        {
            Bucket = $"semcov-{Guid.CreateVersion7():N}",
            Endpoint = server.GetLeftPart(UriPartial.Authority).Replace($"{server.UserInfo}@", "", StringComparison.Ordinal),
            AccessKey = keys[0],
            SecretKey = keys[1],
        };
    }

    public static S3Options OrSkip(S3Options? options)
    {
        if (options is null)
            Assert.Skip($"{Variable} is not set: it says where an S3 server for tests is, http://access-key:secret-key@host:port. infra/test.sh starts one.");
        return options;
    }
}
