using System.CommandLine;
using SemCovNet.Cli.Checks;
using SemCovNet.Cli.Terminal;
using Spectre.Console;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov doctor</c>: will everything the platform needs work on this machine?</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = Verb.Of(
            "doctor", "Check that everything the platform needs works on this machine, and say how to mend what does not",
            "semcov doctor");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = arguments.OpenStores();
            var findings = new List<Finding>();
            foreach (var check in MachineChecks.All)
                findings.Add(await check.RunAsync(platform, cancellation));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(findings);
            else
                Write(findings);
            return findings.Where(finding => !finding.Ok).Select(finding => finding.Check).ToList() is { Count: > 0 } failed
                ? throw new CommandFailedException($"{failed.Count} of {findings.Count} checks failed: {string.Join(", ", failed)}.")
                : 0;
        });
        return command;
    }

    private static void Write(List<Finding> findings)
    {
        foreach (var finding in findings)
            Out.Answer.MarkupLineInterpolated($"{(finding.Ok ? "ok  " : "FAIL")} {finding.Check,-16} {finding.Detail}");
    }
}
