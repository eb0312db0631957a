using Microsoft.Extensions.Options;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>How datasets are watched: section <c>Semcov:Monitoring</c>, or <c>SEMCOV__MONITORING__…</c> in the environment.</summary>
public sealed class MonitoringOptions
{
    public const string Section = "Semcov:Monitoring";

    /// <summary>How often it is looked whether a retraining that was held back can follow, 1 second to 1 day. Default 60 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(60);
}

internal sealed class MonitoringOptionsValidator : IValidateOptions<MonitoringOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitoringOptions options) =>
        options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Fail($"{MonitoringOptions.Section}:Interval is {options.Interval}: set 00:00:01 to 1.00:00:00, for instance SEMCOV__MONITORING__INTERVAL=00:01:00.")
            : ValidateOptionsResult.Success;
}
