namespace SemCovNet.Tests.Browser.Measuring;

/// <param name="Home">What <c>semcov bench dashboard --keep</c> left.</param>
/// <param name="Viewers">Of one running experiment, at the same time.</param>
/// <param name="Dashboard">The program that serves the pages; null for the one built beside these tests.</param>
/// <param name="Only">One part of <see cref="BenchRun.Parts"/>; null for all.</param>
/// <param name="Repeated">A part of the repetitions, from 0 to 1: all give the figures of docs/pages.md, fewer show that each can be had.</param>
/// <param name="Json">Whether the answer is a JSON document.</param>
internal sealed record BenchOptions(string Home, int Viewers, string? Dashboard = null, string? Only = null, double Repeated = 1, bool Json = false)
{
    private const string FiftyViewers = "50";

    private static readonly string[] Known = ["--home", "--viewers", "--dashboard", "--only"];

    /// <summary>How often something is done that a whole run does so often.</summary>
    public int Times(int whole) => (int)Math.Ceiling(whole * Repeated);

    /// <summary>Null, and a complaint, where the arguments are not understood.</summary>
    public static BenchOptions? TryParse(string[] arguments, out string complaint)
    {
        var json = arguments.Contains("--json");
        var given = arguments.Where(argument => argument != "--json").Chunk(2).ToLookup(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "");
        var (home, viewers) = (given["--home"].LastOrDefault(""), given["--viewers"].LastOrDefault(FiftyViewers));
        complaint = given.FirstOrDefault(option => !Known.Contains(option.Key)) is { } unknown ? $"\"{unknown.Key}\" is no option: give {string.Join(", ", Known)}, --json."
            : !int.TryParse(viewers, out var number) || number < 1 ? $"\"{viewers}\" is no number of viewers from 1 up."
            : given["--only"].FirstOrDefault(part => !BenchRun.Parts.Contains(part)) is { } part ? $"\"{part}\" is no part: give {string.Join(", ", BenchRun.Parts)}."
            : !File.Exists(Path.Combine(home, "events.db")) ? $"\"{home}\" holds no drawn home: give --home DIR of semcov bench dashboard --keep DIR."
            : "";
        return complaint.Length > 0 ? null : new(home, int.Parse(viewers), given["--dashboard"].LastOrDefault(), given["--only"].LastOrDefault(), Json: json);
    }
}
