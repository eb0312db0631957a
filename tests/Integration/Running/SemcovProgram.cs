namespace SemCovNet.Tests.Integration.Running;

/// <summary>The program under test, as the build left it.</summary>
internal static class SemcovProgram
{
    public static string File { get; } = Find();

    // The host is built beside these tests, with the same configuration and for the same platform.
    private static string Find()
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Integration"), AppContext.BaseDirectory);
        var file = Path.Combine(Repository.Root, "services", "Host", output, "semcov");
        return System.IO.File.Exists(file) ? file : throw new InvalidOperationException($"{file} is missing: build services/Host first.");
    }
}
