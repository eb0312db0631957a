namespace SemCovNet.Tests.Browser.Site;

internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not run inside the repository: no folder above holds SemCovNet.Platform.sln."),
        _ when File.Exists(Path.Combine(folder.FullName, "SemCovNet.Platform.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
