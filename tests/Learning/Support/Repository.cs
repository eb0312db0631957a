namespace SemCovNet.Tests.Learning.Support;

public static class Repository
{
    /// <summary>The directory of the solution file, found upwards from the test's own folder.</summary>
    public static string Root { get; } = Upwards(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "SemCovNet.Platform.sln")));

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
