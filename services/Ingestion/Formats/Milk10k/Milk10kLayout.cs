using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>Where a copy of MILK10k keeps its files: as the challenge handed them out, or as the archive's download does.</summary>
internal sealed record Milk10kLayout(string Metadata, string GroundTruth, Func<string, string, string> ImagePath)
{
    private static readonly Milk10kLayout Challenge = new(
        "MILK10k_Training_Metadata.csv", "MILK10k_Training_GroundTruth.csv", (lesion, image) => $"MILK10k_Training_Input/{lesion}/{image}.jpg");

    private static readonly Milk10kLayout Archive = new(
        "supplements/training_input.csv", "supplements/training_gt.csv", (_, image) => $"images/{image}.jpg");

    // Some copies keep the diagnoses beside the images instead of with the supplements.
    private const string GroundTruthBeside = "training_gt.csv";

    /// <exception cref="UnreadableFileException">The folder holds neither layout.</exception>
    public static Milk10kLayout In(string folder) =>
        Array.Find(
            [Challenge, Archive with { GroundTruth = GroundTruthIn(folder) }], layout => File.Exists(Path.Combine(folder, layout.Metadata)))
        ?? throw new UnreadableFileException(new(
            folder, null, null, $"this is not MILK10k: looked for {Challenge.Metadata} (the challenge's files) and {Archive.Metadata} (the archive's download)"));

    private static string GroundTruthIn(string folder) =>
        Array.Find([Archive.GroundTruth, GroundTruthBeside], name => File.Exists(Path.Combine(folder, name))) ?? Archive.GroundTruth;
}
