using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>The metrics that the code makes, read from the code, by the names that Prometheus knows them by.</summary>
internal static partial class MetricNames
{
    /// <summary>As <c>semcov.queue.waiting</c>.</summary>
    public static IReadOnlyList<(string Kind, string Name, string Unit)> Instruments { get; } =
        [.. Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories).Where(IsOurs).SelectMany(file => Of(File.ReadAllText(file)))];

    /// <summary>As <c>semcov_queue_waiting</c>.</summary>
    public static HashSet<string> InPrometheus { get; } = [.. Instruments.Select(each => Name(each.Kind, each.Name, each.Unit))];

    /// <summary>Those that a rule or a dashboard asks for.</summary>
    public static IEnumerable<string> AskedFor(string text) => Asked().Matches(text).Select(match => match.Value).Distinct();

    private static IEnumerable<(string, string, string)> Of(string code) =>
    [
        .. Instrument().Matches(code).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)),
        // A lag is two gauges under one name.
        .. Lag().Matches(code).SelectMany(match => new[] { ("Gauge", $"{match.Groups[1].Value}.lag.events", ""), ("Gauge", $"{match.Groups[1].Value}.lag.seconds", "s") }),
    ];

    private static string Name(string kind, string name, string unit)
    {
        var suffix = unit switch { "By" => "_bytes", "s" => "_seconds", _ => "" };
        var plain = name.Replace('.', '_');
        return (plain.EndsWith(suffix, StringComparison.Ordinal) ? plain : plain + suffix) + (kind == "Counter" ? "_total" : "");
    }

    private static bool IsOurs(string file) =>
        Path.GetRelativePath(Repository.Root, file).Split('/') is ["infra" or "services" or "web", .. var folders] && !folders.Contains("obj") && !folders.Contains("bin") && !folders.Contains("node_modules");

    [GeneratedRegex("""Create(?:Observable)?(Counter|Gauge)<\w+>\(\s*"([^"]+)"(?:, (?:unit: )?"([^"]*)")?""")]
    private static partial Regex Instrument();

    [GeneratedRegex("""LagGauges \w+ = new\([^"]*"([^"]+)",""")]
    private static partial Regex Lag();

    [GeneratedRegex(@"\bsemcov_[a-z0-9_]+")]
    private static partial Regex Asked();
}
