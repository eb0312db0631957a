using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace SemCovNet.Artifacts.S3;

/// <summary>What went wrong between this process and the bucket, for the reader: which bucket, why, and what to do.</summary>
internal static class S3Failures
{
    /// <summary>Whether an exception is the server's or the way's to it, and no fault of ours. What nobody here cancelled was given up for its timeout.</summary>
    public static bool IsOfStore(Exception failure, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException;

    /// <summary>Whether the answer may be that an object is not there.</summary>
    public static bool IsAbsence(Exception? failure) =>
        failure is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    public static ArtifactStoreUnusableException Explain(Exception failure, S3Options options) =>
        new($"The artifacts' {options.Place} cannot be used: {Reason(failure, options)}", failure);

    private static string Reason(Exception failure, S3Options options) => failure switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => "there is no such bucket. Create it, or set SEMCOV__ARTIFACTS__S3__BUCKET to one that is there.",
        AmazonS3Exception { ErrorCode: "InvalidAccessKeyId" or "SignatureDoesNotMatch" } refused =>
            $"the keys are refused ({refused.ErrorCode}). See SEMCOV__ARTIFACTS__S3__ACCESSKEY and SEMCOV__ARTIFACTS__S3__SECRETKEY.",
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden } refused =>
            $"the keys lack the right to do this ({refused.ErrorCode}). They need to read, write, list and delete in the bucket.",
        AmazonS3Exception { StatusCode: HttpStatusCode.NotFound } => "it, or what was begun in it, is not there.",
        AmazonS3Exception { ErrorCode: { Length: > 0 } code } said => $"the server answers {(int)said.StatusCode} {code}: {said.Message}",
        TimeoutException or OperationCanceledException => $"no answer for {options.Timeout.TotalSeconds:0} s. See that the server is up and not overloaded.",
        AmazonServiceException { InnerException: { } cause } => Unreachable(cause),
        AmazonClientException said => $"{said.Message.TrimEnd('.')}. See the keys of SEMCOV__ARTIFACTS__S3__… and that the server is up.",
        _ => Unreachable(failure),
    };

    private static string Unreachable(Exception cause) => $"{cause.GetBaseException().Message.TrimEnd('.')}. See that the server is up and SEMCOV__ARTIFACTS__S3__ENDPOINT points to it.";
}
