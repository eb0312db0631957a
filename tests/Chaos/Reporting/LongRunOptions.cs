using SemCovNet.Tests.Chaos.Scripts;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Reporting;

/// <param name="Rounds">Of every script; null for each script's own number.</param>
/// <param name="Limit">After it no further script begins.</param>
/// <param name="Report">The file with the table.</param>
internal sealed record LongRunOptions(
    int? Rounds, int Seed, TimeSpan Limit, string Report, IReadOnlyList<(IFaultScript Script, string Backend)> Chosen, string CommandLine)
{
    /// <summary>Null, and a complaint, where the arguments are not understood.</summary>
    public static LongRunOptions? TryParse(string[] arguments, out string complaint)
    {
        var given = arguments.Chunk(2).ToLookup(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "");
        complaint = Complaint(given);
        if (complaint.Length > 0)
            return null;
        var rounds = given["--rounds"].LastOrDefault();
        return new(
            rounds is null ? null : int.Parse(rounds), int.Parse(given["--seed"].LastOrDefault("1")), TimeSpan.FromMinutes(int.Parse(given["--minutes"].LastOrDefault("120"))),
            given["--report"].LastOrDefault("docs/reliability.md"), [.. Choose(given)], string.Join(' ', ["tests/Chaos/run.sh", .. arguments]));
    }

    private static IEnumerable<(IFaultScript, string)> Choose(ILookup<string, string> given) =>
        from script in AllScripts.List
        where !given.Contains("--script") || given["--script"].Contains(script.Name)
        from backend in TestedStore.Backends
        where script.RunsOn(backend) && (!given.Contains("--backend") || given["--backend"].Contains(backend))
        select (script, backend);

    private static string Complaint(ILookup<string, string> given)
    {
        string[] numbers = ["--rounds", "--seed", "--minutes"];
        string[] known = [.. numbers, "--report", "--script", "--backend"];
        if (given.FirstOrDefault(option => !known.Contains(option.Key)) is { } unknown)
            return $"\"{unknown.Key}\" is no option: give {string.Join(", ", known)}.";
        if (numbers.SelectMany(option => given[option]).FirstOrDefault(value => !int.TryParse(value, out var number) || number < 1) is { } number)
            return $"\"{number}\" is no number from 1 up.";
        if (given["--script"].FirstOrDefault(name => AllScripts.List.All(script => script.Name != name)) is { } script)
            return $"\"{script}\" is no script: give {string.Join(", ", AllScripts.List.Select(each => each.Name))}.";
        return given["--backend"].FirstOrDefault(name => !TestedStore.Backends.Contains(name)) is { } backend
            ? $"\"{backend}\" is no backend: give {string.Join(" or ", TestedStore.Backends)}."
            : "";
    }
}
