using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.RealImages;

/// <summary>The first lesions of MILK10k as a dataset of their own, in the challenge's layout.</summary>
internal sealed class Milk10kSample : IDisposable
{
    private const string GroundTruth = "MILK10k_Training_GroundTruth.csv";
    private const string Metadata = "MILK10k_Training_Metadata.csv";
    private const string Images = "MILK10k_Training_Input";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-milk-");

    private Milk10kSample(string source, int lesions)
    {
        var chosen = File.ReadLines(Path.Combine(source, GroundTruth)).Skip(1).Take(lesions).Select(Lesion).ToHashSet();
        foreach (var table in new[] { GroundTruth, Metadata })
        {
            var lines = File.ReadLines(Path.Combine(source, table)).ToList();
            File.WriteAllLines(Path.Combine(Folder, table), lines.Where((line, index) => index == 0 || chosen.Contains(Lesion(line))));
        }
        foreach (var lesion in chosen)
        {
            var target = Directory.CreateDirectory(Path.Combine(Folder, Images, lesion)).FullName;
            foreach (var image in Directory.EnumerateFiles(Path.Combine(source, Images, lesion)))
                File.Copy(image, Path.Combine(target, Path.GetFileName(image)));
        }
    }

    public string Folder => folder.FullName;

    /// <summary>Skips the test where MILK10k is absent.</summary>
    public static Milk10kSample OrSkip(int lesions)
    {
        var root = Environment.GetEnvironmentVariable("SEMCOV_DATA") ?? Path.Combine(Repository.Root, "../shared/data");
        var source = Path.GetFullPath(Path.Combine(root, "milk10k"));
        if (!Directory.Exists(source))
            Assert.Skip($"{source} is absent: put the data set there, or set SEMCOV_DATA to the folder that holds milk10k.");
        return new(source, lesions);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Lesion(string line) => line[..line.IndexOf(',')];
}
