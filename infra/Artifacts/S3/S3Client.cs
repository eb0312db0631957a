using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace SemCovNet.Artifacts.S3;

/// <summary>The SDK's client as the options want it.</summary>
internal static class S3Client
{
    /// <param name="transport">What carries the requests; null for the SDK's own.</param>
    public static IAmazonS3 Create(S3Options options, HttpClientFactory? transport = null)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? options.Endpoint.Length > 0,
            Timeout = options.Timeout,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = options.Retries,
            // The SDK's own checksums come behind the content, which only some servers read; ours stand in a header.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            // Whoever reads all bytes holds them against the digest.
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (transport is not null)
            config.HttpClientFactory = transport;
        if (options.Endpoint.Length > 0)
            (config.ServiceURL, config.AuthenticationRegion) = (options.Endpoint, options.Region);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        return options.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}
