using Microsoft.Extensions.Options;

namespace SemCovNet.Fairness.Alerting;

/// <summary>Whom alerts are told of, besides the dashboard and the bus.</summary>
public sealed class AlertOptions
{
    public const string Section = "Semcov:Alerts";

    /// <summary>An http or https address that every alert and its closing are posted to as JSON; none by default. A redirect is not followed.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>At least 16 characters: the posts are signed with it (HMAC-SHA256), so that the receiver knows where they come from.</summary>
    public string? Secret { get; set; }
}

internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, AlertOptions options) => options switch
    {
        { Webhook: null } => ValidateOptionsResult.Success,
        { Webhook: not { IsAbsoluteUri: true, Scheme: "http" or "https" } } =>
            ValidateOptionsResult.Fail($"{AlertOptions.Section}:Webhook is \"{options.Webhook}\": set an http or https address, or none."),
        { Secret: null or { Length: < ShortestSecret } } =>
            ValidateOptionsResult.Fail($"{AlertOptions.Section}:Secret is missing or shorter than {ShortestSecret} characters: a webhook's posts are signed with it."),
        _ => ValidateOptionsResult.Success,
    };
}
