using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>Programs of this repository, as the build left them beside these tests.</summary>
internal static class Built
{
    /// <param name="project">Its folder in the repository.</param>
    /// <exception cref="InvalidOperationException">It is not built.</exception>
    public static string Program(string project, string name)
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Browser"), AppContext.BaseDirectory);
        var file = Path.Combine(Repository.Root, project, output, name);
        return File.Exists(file) ? file : throw new InvalidOperationException($"{file} is missing: build {project} first.");
    }
}
