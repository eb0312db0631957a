namespace SemCovNet.Tests.Integration.Running;

internal static class Repository
{
    private const string Solution = "SemCovNet.Platform.sln";

    /// <summary>The folder that holds the solution. Found from the output: a deterministic build does not know where its sources lay.</summary>
    public static string Root { get; } = RootAbove(new DirectoryInfo(AppContext.BaseDirectory));

    private static string RootAbove(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException($"The tests do not run inside the repository: no folder above holds {Solution}."),
        _ when File.Exists(Path.Combine(folder.FullName, Solution)) => folder.FullName,
        _ => RootAbove(folder.Parent),
    };
}
