using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit.Ingestion;

/// <summary>MILK10k with three lesions, in either of its layouts, for tests to spoil.</summary>
internal sealed class TinyMilk10k
{
    private const string Scores = "0.5,0,0.25,1,0.125,,0.75";

    public string MetadataHeader { get; set; } =
        "lesion_id,image_type,isic_id,attribution,copyright_license,image_manipulation,age_approx,sex,skin_tone_class,site,"
        + "MONET_ulceration_crust,MONET_hair,MONET_vasculature_vessels,MONET_erythema,MONET_pigmented,"
        + "MONET_gel_water_drop_fluid_dermoscopy_liquid,MONET_skin_markings_pen_ink_purple_pen";

    public List<string> Metadata { get; } =
    [
        $"IL_1,clinical: close-up,ISIC_11,M,CC,instrument only,50,male,3,trunk,{Scores}",
        $"IL_1,dermoscopic,ISIC_12,M,CC,instrument only,50,male,3,trunk,{Scores}",
        $"IL_2,clinical: close-up,ISIC_21,M,CC,instrument only,,,2,,{Scores}",
        $"IL_2,dermoscopic,ISIC_22,M,CC,instrument only,,,2,,{Scores}",
        $"IL_3,dermoscopic,ISIC_32,M,CC,instrument only,85,female,0,hand,{Scores}",
    ];

    public List<string> GroundTruth { get; } =
    [
        "lesion_id,AKIEC,BCC,BEN_OTH,BKL,DF,INF,MAL_OTH,MEL,NV,SCCKA,VASC",
        "IL_1,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,0.0,0.0,0.0",
        "IL_2,0,1,0,0,0,0,0,0,0,0,0",
        "IL_3,0,0,0,0,0,0,0,0,1,0,0",
    ];

    public void WriteChallenge(TemporaryFolder folder)
    {
        WriteTables(folder, "MILK10k_Training_Metadata.csv", "MILK10k_Training_GroundTruth.csv");
        WriteImages(folder, (lesion, image) => $"MILK10k_Training_Input/{lesion}/{image}.jpg");
    }

    public void WriteArchive(TemporaryFolder folder)
    {
        WriteTables(folder, "supplements/training_input.csv", "supplements/training_gt.csv");
        WriteImages(folder, (_, image) => $"images/{image}.jpg");
    }

    private void WriteTables(TemporaryFolder folder, string metadata, string groundTruth)
    {
        folder.Write(metadata, string.Join('\n', Metadata.Prepend(MetadataHeader)));
        folder.Write(groundTruth, string.Join('\n', GroundTruth));
    }

    private static void WriteImages(TemporaryFolder folder, Func<string, string, string> path)
    {
        foreach (var (lesion, image, width) in new[] { ("IL_1", "ISIC_11", 20), ("IL_1", "ISIC_12", 21), ("IL_2", "ISIC_21", 22), ("IL_2", "ISIC_22", 23), ("IL_3", "ISIC_32", 24) })
            folder.Write(path(lesion, image), Pictures.Jpeg(width, 16));
    }
}
