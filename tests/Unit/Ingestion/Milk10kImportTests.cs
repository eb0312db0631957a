using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class Milk10kImportTests : IDisposable
{
    private const string Metadata = "MILK10k_Training_Metadata.csv";
    private const string GroundTruth = "MILK10k_Training_GroundTruth.csv";
    private readonly Workspace workspace = new();
    private readonly TinyMilk10k data = new();

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_layouts_give_the_same_dataset(bool challenge)
    {
        var manifest = await ImportedAsync(challenge);
        Assert.Equal(["other", "MEL"], manifest.Classes);
        Assert.Equal(["ISIC_12", "ISIC_22", "ISIC_32"], manifest.Rows.Select(row => row.Image));
        Assert.Equal([1, 0, 0], manifest.Rows.Select(row => row.Class));
        Assert.Equal((21, 16), (manifest.Rows[0].Width, manifest.Rows[0].Height));
        Assert.Equal(("milk10k", "mel", "dermoscopic"), (manifest.Format, manifest.Task, manifest.View));
    }

    [Fact]
    public async Task The_diagnoses_are_finer_classes_of_melanoma_or_not_and_the_classes_of_class11()
    {
        var manifest = await ImportedAsync();
        Assert.Equal(11, manifest.FineClasses!.Count);
        Assert.Equal(["MEL"], manifest.FineClasses.Where(fine => fine.Class == 1).Select(fine => fine.Name));
        Assert.Equal(["MEL", "BCC", "NV"], manifest.Rows.Select(row => manifest.FineClasses[row.FineClass!.Value].Name));

        var result = await workspace.ImportAsync(new("milk10k", workspace.Source.Path, "all", Task: "class11"));
        var eleven = await workspace.Artifacts.GetJsonAsync<DatasetManifest>(result.Manifest, TestContext.Current.CancellationToken);
        Assert.Null(eleven.FineClasses);
        Assert.DoesNotContain("fineClass", JsonSerializer.Serialize(eleven, ContractJson.Options));
    }

    [Fact]
    public async Task The_diagnoses_may_lie_beside_the_images_and_a_supplement_is_never_read()
    {
        data.WriteArchive(workspace.Source);
        File.Move(workspace.Source["supplements/training_gt.csv"], workspace.Source["training_gt.csv"]);
        workspace.Source.Write("supplements/training_supplement.csv", "isic_id,diagnosis_full\n\"");
        Assert.Equal(3, (await workspace.ImportAsync(Request)).Images);
    }

    [Fact]
    public async Task Scores_become_descriptors_and_a_blank_score_is_not_observed()
    {
        var manifest = await ImportedAsync();
        Assert.Equal([0.5, 0, 0.25, 1, 0.125, null, 0.75], manifest.Rows[0].Descriptors);
        Assert.Equal(
            ["hair", "gel_water_drop_fluid_dermoscopy_liquid", "skin_markings_pen_ink_purple_pen"],
            manifest.Descriptors.Where(descriptor => descriptor.Kind == DescriptorKind.Artefact).Select(descriptor => descriptor.Name));
    }

    [Fact]
    public async Task Blank_attributes_are_absent()
    {
        var manifest = await ImportedAsync();
        Assert.Equal(["skin_tone_class"], manifest.Rows[1].Subgroups.Keys);
        Assert.Equal("40-59", manifest.Rows[0].Subgroups["age_band"]);
        Assert.Equal("80+", manifest.Rows[2].Subgroups["age_band"]);
    }

    [Fact]
    public async Task View_and_task_choose_images_and_classes()
    {
        data.WriteChallenge(workspace.Source);
        var result = await workspace.ImportAsync(new("milk10k", workspace.Source.Path, "skin", View: "clinical", Task: "class11"));
        Assert.Equal(2, result.Images);
        Assert.Equal(["1 lesions have a diagnosis but no clinical image."], result.Audit.Notes);
        Assert.Equal("BCC", result.Audit.Counts.First(count => count.Attribute == "class").Value);
    }

    [Fact]
    public async Task Unknown_columns_are_reported_and_left_alone()
    {
        data.MetadataHeader += ",diagnosis_full";
        for (var row = 0; row < data.Metadata.Count; row++)
            data.Metadata[row] += ",Melanoma";
        data.WriteChallenge(workspace.Source);
        var result = await workspace.ImportAsync(Request);
        Assert.Equal(new(Metadata, "diagnosis_full"), Assert.Single(result.Audit.UnknownColumns));
    }

    [Fact]
    public Task A_class_flag_that_is_neither_0_nor_1_is_named() =>
        RefusedAsync(() => data.GroundTruth[2] = "IL_2,0,0.5,0,0,0,0,0,0,0,0,0", $"{GroundTruth}, row 3, column \"BCC\": \"0.5\" is neither 0 nor 1");

    [Fact]
    public Task A_lesion_without_exactly_one_class_is_named() =>
        RefusedAsync(() => data.GroundTruth[2] = "IL_2,0,1,1,0,0,0,0,0,0,0,0", $"{GroundTruth}, row 3: 2 of the 11 classes are set, not exactly one");

    [Fact]
    public Task A_score_outside_0_to_1_is_named() => RefusedAsync(
        () => data.Metadata[1] = data.Metadata[1].Replace("0.25", "1.25"),
        $"{Metadata}, row 3, column \"MONET_vasculature_vessels\": \"1.25\" is not a number from 0 to 1");

    [Fact]
    public Task An_unknown_image_type_is_named() => RefusedAsync(
        () => data.Metadata[0] = data.Metadata[0].Replace("clinical: close-up", "x-ray"),
        $"{Metadata}, row 2, column \"image_type\": \"x-ray\" is none of dermoscopic, clinical: close-up");

    [Fact]
    public Task A_skin_tone_outside_the_scale_is_named() => RefusedAsync(
        () => data.Metadata[4] = data.Metadata[4].Replace("female,0", "female,VI"),
        $"{Metadata}, row 6, column \"skin_tone_class\": \"VI\" is none of 0, 1, 2, 3, 4, 5");

    [Fact]
    public Task A_lesion_without_diagnosis_is_named() => RefusedAsync(
        () => data.GroundTruth.RemoveAt(3), $"{Metadata}, row 6, column \"lesion_id\": lesion IL_3 has no row in {GroundTruth}");

    [Fact]
    public Task A_lesion_that_leads_out_of_the_folder_is_named() => RefusedAsync(
        () =>
        {
            data.Metadata[4] = data.Metadata[4].Replace("IL_3", "../../IL_3");
            data.GroundTruth[3] = data.GroundTruth[3].Replace("IL_3", "../../IL_3");
        },
        $"{Metadata}, row 6, column \"lesion_id\": \"../../IL_3\" leads out of the dataset's folder: give a path within it");

    [Fact]
    public async Task A_missing_column_is_named()
    {
        data.MetadataHeader = data.MetadataHeader.Replace("skin_tone_class", "tone");
        data.WriteChallenge(workspace.Source);
        var refused = await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request));
        Assert.Contains($"{Metadata}, row 1, column \"skin_tone_class\": the column is missing; the file has lesion_id, image_type,", refused.Message);
    }

    [Fact]
    public async Task A_missing_and_a_truncated_image_are_both_named_and_nothing_is_kept()
    {
        data.WriteChallenge(workspace.Source);
        File.Delete(workspace.Source["MILK10k_Training_Input/IL_1/ISIC_12.jpg"]);
        var unstored = Pictures.Jpeg(333, 16);
        workspace.Source.Write("MILK10k_Training_Input/IL_2/ISIC_22.jpg", unstored);
        var whole = Pictures.Jpeg(600, 400);
        workspace.Source.Write("MILK10k_Training_Input/IL_3/ISIC_32.jpg", whole[..(whole.Length / 2)]);
        var refused = await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request));
        Assert.Equal(
            $"""
            Nothing was imported: 2 problems.
            {Metadata}, row 3, column "isic_id": MILK10k_Training_Input/IL_1/ISIC_12.jpg: the image file is missing
            {Metadata}, row 6, column "isic_id": MILK10k_Training_Input/IL_3/ISIC_32.jpg: the Jpeg file is truncated: copy or download it again
            """,
            refused.Message);
        Assert.Empty(await workspace.StreamAsync(Streams.Dataset("skin")));
        Assert.False(await workspace.Artifacts.ExistsAsync(Digest.Of(unstored), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_folder_says_what_was_looked_for()
    {
        var refused = await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request));
        Assert.EndsWith(
            "this is not MILK10k: looked for MILK10k_Training_Metadata.csv (the challenge's files) and supplements/training_input.csv (the archive's download)",
            refused.Message);
    }

    [Theory]
    [InlineData("xray", null, "MILK10k has no view \"xray\": choose one of dermoscopic, clinical.")]
    [InlineData(null, "bcc", "MILK10k has no task \"bcc\": choose one of mel, class11.")]
    public async Task A_view_or_task_that_does_not_exist_is_refused(string? view, string? task, string error) =>
        Assert.Equal(error, (await Assert.ThrowsAsync<ArgumentException>(() => workspace.ImportAsync(Request with { View = view, Task = task }))).Message);

    private ImportRequest Request => new("milk10k", workspace.Source.Path, "skin");

    private async Task<DatasetManifest> ImportedAsync(bool challenge = true)
    {
        if (challenge)
            data.WriteChallenge(workspace.Source);
        else
            data.WriteArchive(workspace.Source);
        var result = await workspace.ImportAsync(Request);
        return await workspace.Artifacts.GetJsonAsync<DatasetManifest>(result.Manifest, TestContext.Current.CancellationToken);
    }

    private async Task RefusedAsync(Action spoil, string problem)
    {
        spoil();
        data.WriteChallenge(workspace.Source);
        var refused = await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request));
        Assert.Equal($"Nothing was imported: 1 problem.{Environment.NewLine}{problem}", refused.Message);
    }
}
