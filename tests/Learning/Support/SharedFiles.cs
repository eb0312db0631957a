namespace SemCovNet.Tests.Learning.Support;

/// <summary>Files that are not part of the repository: tests that need one are skipped where it is absent.</summary>
public static class SharedFiles
{
    /// <summary>Bytes of a file in the folder of pretrained weights, <c>SEMCOV_WEIGHTS</c> or <c>../shared/weights</c>.</summary>
    public static byte[] Weights(string name)
    {
        var folder = Environment.GetEnvironmentVariable("SEMCOV_WEIGHTS") ?? Path.Combine(Repository.Root, "..", "shared", "weights");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        Assert.SkipUnless(File.Exists(path), $"There is no pretrained weights file {path} (SEMCOV_WEIGHTS names its folder).");
        return File.ReadAllBytes(path);
    }
}
