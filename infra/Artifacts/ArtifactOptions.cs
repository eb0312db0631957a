using Microsoft.Extensions.Options;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Artifacts;

/// <summary>Where artifacts are kept: section <c>Semcov:Artifacts</c>, or <c>SEMCOV__ARTIFACTS__…</c> in the environment.</summary>
public sealed class ArtifactOptions
{
    public const string Section = "Semcov:Artifacts";

    public const string Folder = "directory";
    public const string Bucket = "s3";

    /// <summary><c>directory</c>, the default: files under <see cref="Directory"/>; or <c>s3</c>: objects of the bucket that <see cref="S3"/> says.</summary>
    public string Backend { get; set; } = Folder;

    /// <summary>The folder that holds them, shared by every process of the platform. Required for directory.</summary>
    public string Directory { get; set; } = "";

    /// <summary>The bucket that holds them. Required for s3.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>
    /// How long something unfinished must lie untouched before a start removes it, at least one minute; in a bucket, which tells no more, how long ago
    /// its upload must have begun, at least one hour. Default one day.
    /// </summary>
    public TimeSpan LeftoverAge { get; set; } = TimeSpan.FromDays(1);
}

internal sealed class ArtifactOptionsValidator : IValidateOptions<ArtifactOptions>
{
    public ValidateOptionsResult Validate(string? name, ArtifactOptions options) => options switch
    {
        { Backend: not (ArtifactOptions.Folder or ArtifactOptions.Bucket) } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:Backend is \"{options.Backend}\", which is no artifact store: set it to directory or s3."),
        { Backend: ArtifactOptions.Bucket } when S3OptionsProblem.Of(options.S3) is { } problem => ValidateOptionsResult.Fail(problem),
        { Backend: ArtifactOptions.Folder, Directory: "" } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:Directory is not set: give the folder for images, models and reports, for instance "
            + "SEMCOV__ARTIFACTS__DIRECTORY=/var/lib/semcov/artifacts."),
        { LeftoverAge.TotalMinutes: < 1 } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:LeftoverAge is {options.LeftoverAge}, shorter than a slow upload's pause: set at least 00:01:00."),
        { Backend: ArtifactOptions.Bucket, LeftoverAge.TotalHours: < 1 } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:LeftoverAge is {options.LeftoverAge}, shorter than an upload to a bucket may take from its beginning: set at least 01:00:00."),
        _ => ValidateOptionsResult.Success,
    };
}
