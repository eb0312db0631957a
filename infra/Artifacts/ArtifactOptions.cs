using Microsoft.Extensions.Options;

namespace SemCovNet.Artifacts;

/// <summary>Where artifacts are kept: section <c>Semcov:Artifacts</c>, or <c>SEMCOV__ARTIFACTS__…</c> in the environment.</summary>
public sealed class ArtifactOptions
{
    public const string Section = "Semcov:Artifacts";

    /// <summary>The folder that holds them, shared by every process of the platform. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>How long an unfinished file must lie untouched before a start removes it; default one day, at least one minute.</summary>
    public TimeSpan LeftoverAge { get; set; } = TimeSpan.FromDays(1);
}

internal sealed class ArtifactOptionsValidator : IValidateOptions<ArtifactOptions>
{
    public ValidateOptionsResult Validate(string? name, ArtifactOptions options) => options switch
    {
        { Directory: "" } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:Directory is not set: give the folder for images, models and reports, for instance "
            + "SEMCOV__ARTIFACTS__DIRECTORY=/var/lib/semcov/artifacts."),
        { LeftoverAge.TotalMinutes: < 1 } => ValidateOptionsResult.Fail(
            $"{ArtifactOptions.Section}:LeftoverAge is {options.LeftoverAge}, shorter than a slow upload's pause: set at least 00:01:00."),
        _ => ValidateOptionsResult.Success,
    };
}
