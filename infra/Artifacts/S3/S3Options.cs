namespace SemCovNet.Artifacts.S3;

/// <summary>A bucket of an S3-compatible store: section <c>Semcov:Artifacts:S3</c>, or <c>SEMCOV__ARTIFACTS__S3__…</c> in the environment.</summary>
public sealed class S3Options
{
    /// <summary>The bucket, which must be there. Required.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The server's http or https address, for instance <c>http://127.0.0.1:8333</c>. Default: none, for Amazon's own in <see cref="Region"/>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The region that requests are signed for. Default us-east-1, which servers of one's own mostly expect.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path (<c>host/bucket</c>) instead of in the host's name. Default: with an <see cref="Endpoint"/> yes, without no.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>Both keys or neither. Default neither: the SDK then looks where it always does (<c>AWS_ACCESS_KEY_ID</c>, profiles, the machine's role).</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>How long an answer may take to begin, and may then be silent, 1 second to 10 minutes; a part of an upload has 8 MiB. Default 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a request that failed for a passing reason is made again, 0 to 10. Default 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Whether SHA-256 is sent along, for the server to check what it received and to keep. Default true; false for a server that refuses it.</summary>
    public bool Checksums { get; set; } = true;

    /// <summary>Where the bucket is, for people.</summary>
    public string Place => $"bucket \"{Bucket}\" at {(Endpoint.Length > 0 ? Endpoint : $"Amazon S3 in {Region}")}";
}
