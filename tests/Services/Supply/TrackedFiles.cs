using System.Diagnostics;

namespace SemCovNet.Tests.Services.Supply;

/// <summary>The files of the repository, by their full paths.</summary>
internal static class TrackedFiles
{
    private static readonly Lazy<IReadOnlyList<string>> Listed = new(List);

    public static IReadOnlyList<string> All => Listed.Value;

    private static List<string> List()
    {
        var start = new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files", "-z"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.SkipUnless(git.ExitCode == 0, "git does not list the repository's files: these tests need a clone.");
        // One that was deleted and not committed yet is listed all the same.
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => Path.Combine(Repository.Root, path)).Where(File.Exists)];
    }
}
