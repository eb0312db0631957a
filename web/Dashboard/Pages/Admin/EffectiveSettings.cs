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

    /// <summary>The same text without passwords: those of connection strings and of addresses.</summary>
    public static string WithoutPasswords(string text) => UserInfo().Replace(PasswordPart().Replace(text, "$1" + Hidden), "$1" + Hidden + "@");

    private static Setting Of(string key, string value)
    {
        var shown = SecretName().IsMatch(key) ? Hidden : WithoutPasswords(value);
        return new(key, shown, shown != value);
    }

    [GeneratedRegex("secret|password|passwd|token|apikey|signingkey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("((?:password|pwd|passfile|sslpassword)\\s*=\\s*)(?:'[^']*'|\"[^\"]*\"|[^;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordPart();

    [GeneratedRegex("(://[^:/@\\s]*:)\\S*@")]
    private static partial Regex UserInfo();
}
