namespace SemCovNet.Tests.Integration.Running;

/// <summary>The program under test, as the build left it.</summary>
internal static class SemcovProgram
{
    private const string Solution = "SemCovNet.Platform.sln";

    public static string File { get; } = Find();

    // The host is built beside these tests, with the same configuration and for the same platform.
    private static string Find()
    {
        var root = RootAbove(new DirectoryInfo(AppContext.BaseDirectory));
        var output = Path.GetRelativePath(Path.Combine(root, "tests", "Integration"), AppContext.BaseDirectory);
        var file = Path.Combine(root, "services", "Host", output, "semcov");
        return System.IO.File.Exists(file) ? file : throw new InvalidOperationException($"{file} is missing: build services/Host first.");
    }

    private static string RootAbove(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException($"The tests do not run inside the repository: no folder above holds {Solution}."),
        _ when System.IO.File.Exists(Path.Combine(folder.FullName, Solution)) => folder.FullName,
        _ => RootAbove(folder.Parent),
    };
}
