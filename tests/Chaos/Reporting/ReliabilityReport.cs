using System.Globalization;
using System.Runtime.InteropServices;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Scripts;

namespace SemCovNet.Tests.Chaos.Reporting;

/// <summary>
/// The table of what was measured, a row a script and backend. Rows of scripts that are not run again stay, so that a long run can be made in parts:
/// each says when and how it was measured. The file is written after every script.
/// </summary>
internal sealed class ReliabilityReport(string path, string commandLine)
{
    private const string ControlMark = "Control: ";

    public void Add(IFaultScript script, Outcome outcome)
    {
        var key = Key(script.Name, outcome.Backend);
        Write([.. Rows().Where(row => !row.StartsWith(key, StringComparison.Ordinal)), key + Cells(outcome)], Control());
    }

    public void SetControl(Outcome outcome) => Write(
        Rows(),
        $"{ControlMark}a writer that says it has appended before it does was killed {outcome.Rounds} times, and {outcome.Tally.Lost} of "
        + $"{outcome.Tally.Acknowledged} acknowledged events were found lost ({Today}). A harness that could not go red would show nothing.");

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Key(string script, string backend) => $"| {script} | {backend} |";

    private string Cells(Outcome outcome)
    {
        var tally = outcome.Tally;
        var recovery = outcome.P95Recovery?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
        var verdict = outcome.Kept ? "kept" : "**broken**: " + string.Join("; ", outcome.Broken);
        return $" {outcome.Rounds} | {tally.Attempted} | {tally.Acknowledged} | {tally.Lost} | {tally.Duplicated} | {tally.Unexpected} | {tally.Recovered} | {tally.Stuck} | {recovery} | "
            + $"{verdict}{(outcome.Remark.Length > 0 ? "; " + outcome.Remark : "")} | {Today} `{commandLine}` |";
    }

    private void Write(IReadOnlyList<string> rows, string control)
    {
        var ordered = AllScripts.List.SelectMany(script => rows.Where(row => row.StartsWith($"| {script.Name} |", StringComparison.Ordinal)));
        var faults = AllScripts.List.Select(script => $"| {script.Name} | {script.Fault} |");
        File.WriteAllText(path, string.Join('\n', [
            "# What faults did to it", "",
            "Written by `tests/Chaos/run.sh`; `--help` says how. Real processes are killed with SIGKILL, raced, and starved of disk; a ledger outside of them knows what was",
            "attempted and what was acknowledged, and is then compared with the truth. Lost: acknowledged and not there. Duplicated: there more than once. Unexpected: there",
            "and never attempted. Recovered: there though the acknowledgement never came (any number). Stuck: attempted, neither there nor known to have failed. p95: seconds",
            "from the start of the next process, or from the end of the fault, to its first success, on 19 of 20 occasions.", "",
            $"Machine: {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription}; other work ran on it.", "",
            "| script | backend | rounds | attempted | acknowledged | lost | duplicated | unexpected | recovered | stuck | p95 s | promise | measured |",
            "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|", .. ordered, "", control, "",
            "| script | fault and promise |", "|---|---|", .. faults, "",
        ]));
    }

    private List<string> Rows() => [.. Lines().Where(line => AllScripts.List.Any(script => Stores.TestedStore.Backends.Any(
        backend => line.StartsWith(Key(script.Name, backend), StringComparison.Ordinal))))];

    private string Control() => Lines().FirstOrDefault(line => line.StartsWith(ControlMark, StringComparison.Ordinal)) ?? "";

    private string[] Lines() => File.Exists(path) ? File.ReadAllLines(path) : [];
}
