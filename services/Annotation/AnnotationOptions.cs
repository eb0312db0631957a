using Microsoft.Extensions.Options;

namespace SemCovNet.Annotation;

/// <summary>How annotations are published: section <c>Semcov:Annotation</c>, or <c>SEMCOV__ANNOTATION__…</c> in the environment.</summary>
public sealed class AnnotationOptions
{
    public const string Section = "Semcov:Annotation";

    /// <summary>How long nobody must have corrected a dataset's values before they are published by themselves, 1 second to 1 day. Default 60 s.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(60);
}

internal sealed class AnnotationOptionsValidator : IValidateOptions<AnnotationOptions>
{
    public ValidateOptionsResult Validate(string? name, AnnotationOptions options) =>
        options.Quiet < TimeSpan.FromSeconds(1) || options.Quiet > TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Fail($"{AnnotationOptions.Section}:Quiet is {options.Quiet}: set 00:00:01 to 1.00:00:00, for instance SEMCOV__ANNOTATION__QUIET=00:01:00.")
            : ValidateOptionsResult.Success;
}
