using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Services.Supply;

/// <summary>No key, token or password is in the repository; those of examples and of servers for tests say what they are.</summary>
public sealed partial class SecretTests
{
    private static readonly string[] Examples = ["password", "secret-key", "S3RVER", "p", "guest", "se/cr", "••••", "at-least-16-characters", "SEMCOV_BROKER_PASSWORD_"];

    [Fact]
    public void No_file_holds_a_secret()
    {
        Assert.NotEmpty(TrackedFiles.All);

        Assert.Empty(TrackedFiles.All.SelectMany(FoundIn));
    }

    [Theory]
    [InlineData("amqp://semcov:hunter2hunter2@broker/")]
    [InlineData("SEMCOV__ALERTS__SECRET=c29tZXRoaW5nIHJhbmRvbQ")]
    [InlineData("\"apiKey\": \"0123456789abcdef0123\"")]
    public void A_secret_is_found(string line) => Assert.NotEmpty(Secrets(line));

    [Fact]
    public void A_key_of_a_known_kind_is_found()
    {
        Assert.NotEmpty(Secrets("-----BEGIN EC " + "PRIVATE KEY-----"));
        Assert.NotEmpty(Secrets("AKIA" + "IOSFODNN7EXAMPLE"));
        Assert.NotEmpty(Secrets("ghp_" + new string('a', 36)));
    }

    private static IEnumerable<string> FoundIn(string path) => Path.GetFullPath(path) == ThisFile()
        ? []
        : File.ReadLines(path).SelectMany((line, index) => Secrets(line).Select(secret => $"{Path.GetRelativePath(Repository.Root, path)}, line {index + 1}: {secret}"));

    private static IEnumerable<string> Secrets(string line) =>
        Keys().Matches(line).Select(match => match.Value)
            .Concat(Passwords().Matches(line).Concat(Assignments().Matches(line)).Select(match => match.Groups["secret"].Value).Where(secret => !Examples.Contains(secret, StringComparer.OrdinalIgnoreCase)));

    private static string ThisFile() => Path.Combine(Repository.Root, "tests", "Services", "Supply", $"{nameof(SecretTests)}.cs");

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[0-9A-Za-z-]{10,}")]
    private static partial Regex Keys();

    // In an address; what is filled in there ($, {) is no secret.
    [GeneratedRegex(@"[a-z]+://[^/\s:@""'${}<>]+:(?<secret>[^@\s""'${}]+)@")]
    private static partial Regex Passwords();

    [GeneratedRegex(@"(password|secret|token|api_?key)[""']?\s*[:=]\s*[""']?(?<secret>[A-Za-z0-9+/_-]{16,})(?![A-Za-z0-9+/_.(-])", RegexOptions.IgnoreCase)]
    private static partial Regex Assignments();
}
