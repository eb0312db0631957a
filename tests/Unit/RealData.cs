namespace SemCovNet.Tests.Unit;

/// <summary>Data sets that are not part of the repository.</summary>
internal static class RealData
{
    /// <summary>The folder of a data set; where it is absent the test is skipped with that reason.</summary>
    public static string FolderOrSkip(string name)
    {
        var root = Environment.GetEnvironmentVariable("SEMCOV_DATA") ?? Path.Combine(Repository.Root, "../shared/data");
        var folder = Path.GetFullPath(Path.Combine(root, name));
        if (!Directory.Exists(folder))
            Assert.Skip($"{folder} is absent: put the data set there, or set SEMCOV_DATA to the folder that holds {name}.");
        return folder;
    }
}
