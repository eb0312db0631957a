using System.Data.Common;
using System.Text.RegularExpressions;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>The platform's settings as they are in effect, whoever set them; what could open a door is hidden.</summary>
public static partial class EffectiveSettings
{
    public const string Hidden = "••••";

    private const string Section = "Semcov";

    public static IReadOnlyList<Setting> Of(IConfiguration configuration) =>
    [
        .. configuration.GetSection(Section).AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Of(pair.Key, pair.Value!)),
    ];

    /// <summary>The same text without passwords: those of connection strings, whose keys are then in lower case, and of addresses.</summary>
    public static string WithoutPasswords(string text) =>
        QueryPassword().Replace(WithoutPasswordKeys(UserInfo().Replace(text, "$1" + Hidden + "@")), "$1" + Hidden);

    private static Setting Of(string key, string value)
    {
        var shown = SecretName().IsMatch(key) ? Hidden : WebhookName().IsMatch(key) ? HostOf(value) : WithoutPasswords(value);
        return new(key, shown, shown != value);
    }

    // Who knows the path of a webhook may post to it.
    private static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : Hidden;

    // Read as its client reads it: aliases, spaces and doubled quotes are its syntax. What cannot be read so, and names a password, is hidden whole.
    private static string WithoutPasswordKeys(string text)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            List<string> secret = [.. parts.Keys.Cast<string>().Where(key => PasswordKey().IsMatch(key))];
            foreach (var key in secret)
                parts[key] = Hidden;
            return secret.Count == 0 ? text : parts.ConnectionString;
        }
        catch (ArgumentException)
        {
            return PasswordPart().IsMatch(text) ? Hidden : text;
        }
    }

    [GeneratedRegex("secret|password|passwd|token|apikey|signingkey|accesskey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(":webhook$", RegexOptions.IgnoreCase)]
    private static partial Regex WebhookName();

    // Spaces within and prefixes: "Pass file", "SSL Password".
    [GeneratedRegex("(?:password|passwd|pwd|psw|pass\\s*file)$", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordKey();

    [GeneratedRegex("(?:password|passwd|pwd|psw|pass\\s*file)\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordPart();

    [GeneratedRegex("([?&][^=&\\s]*(?:password|passwd|pwd|psw|passfile)=)[^&\\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex QueryPassword();

    [GeneratedRegex("(://[^:/@\\s]*:)\\S*@")]
    private static partial Regex UserInfo();
}
