namespace SemCovNet.Artifacts.S3;

/// <summary>What is wrong with the settings of a bucket, and what to set instead.</summary>
internal static class S3OptionsProblem
{
    private const string Section = $"{ArtifactOptions.Section}:S3";

    /// <returns>Null where nothing is.</returns>
    public static string? Of(S3Options options) => options switch
    {
        { Bucket: "" } => $"{Section}:Bucket is not set: name the bucket that holds the artifacts, for instance SEMCOV__ARTIFACTS__S3__BUCKET=semcov.",
        { Bucket: var bucket } when !IsBucket(bucket) =>
            $"{Section}:Bucket is \"{bucket}\", which is no name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.",
        { Endpoint.Length: > 0 } when !IsAddress(options.Endpoint) =>
            $"{Section}:Endpoint is \"{options.Endpoint}\": set the http or https address of the server without a path, for instance "
            + "SEMCOV__ARTIFACTS__S3__ENDPOINT=http://127.0.0.1:8333, or leave it out for Amazon's own.",
        { Region: "" } => $"{Section}:Region is empty: set SEMCOV__ARTIFACTS__S3__REGION, for instance to us-east-1.",
        { AccessKey: "", SecretKey: not "" } or { AccessKey: not "", SecretKey: "" } =>
            $"{Section}:AccessKey and SecretKey go together: set SEMCOV__ARTIFACTS__S3__ACCESSKEY and SEMCOV__ARTIFACTS__S3__SECRETKEY, "
            + "or neither, for AWS_ACCESS_KEY_ID and the other places where the SDK looks.",
        { Timeout: var timeout } when timeout < TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromMinutes(10) =>
            $"{Section}:Timeout is {timeout}: set 00:00:01 to 00:10:00.",
        { Retries: < 0 or > 10 } => $"{Section}:Retries is {options.Retries}: set 0 to 10.",
        _ => null,
    };

    private static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);

    private static bool IsAddress(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", UserInfo: "" };
}
