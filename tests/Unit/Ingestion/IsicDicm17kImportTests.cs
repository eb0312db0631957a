using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class IsicDicm17kImportTests : IDisposable
{
    private const string Header = "image,isic_id,year,class,patient_id,lesion_id,sex,age_approx,anatom_site_general,benign_malignant,diagnosis,mel_thick_mm";
    private const string Train = "train-set-metadata.csv";
    private const string Valid = "valid-set-metadata.csv";
    private readonly ImportedFolder folder = new("isic-dicm-17k");

    public IsicDicm17kImportTests()
    {
        folder.Write(Train, Header, Row(1, 1, "IP_1", "IL_1"), Row(2, 0, "IP_1", "IL_2"), Row(3, 0, "", "IL_3"), Row(4, 0, "", ""));
        folder.Write(Valid, Header, Row(5, 1, "", "IL_1"), Row(6, 0, "", "IL_3"));
        foreach (var (image, cls) in new[] { (1, "mel"), (2, "oth"), (3, "oth"), (4, "oth"), (5, "mel"), (6, "oth") })
            folder.WritePicture($"images/ISIC2019_{image}_{cls}.jpg", 10 + image);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_case_is_the_patient_else_the_lesion_else_the_image()
    {
        var (manifest, _) = await folder.ImportAsync();
        Assert.Equal(["IP_1", "IP_1", "IL_3", "ISIC_4", "IP_1", "IL_3"], manifest.Rows.Select(row => row.Case));
        Assert.Equal([1, 0, 0, 0, 1, 0], manifest.Rows.Select(row => row.Class));
        Assert.Equal(("40-59", "female", "head/neck"), (manifest.Rows[0].Subgroups["age_band"], manifest.Rows[0].Subgroups["sex"], manifest.Rows[0].Subgroups["site"]));
    }

    [Fact]
    public async Task Nothing_that_reveals_the_answer_becomes_part_of_the_dataset()
    {
        var (manifest, audit) = await folder.ImportAsync();
        Assert.DoesNotContain("mel", string.Join(' ', manifest.Rows.Select(row => $"{row.Image} {row.Case} {string.Join(' ', row.Subgroups)}")), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(manifest.Descriptors);
        Assert.Empty(audit.UnknownColumns);
        Assert.Equal($"Columns of {Train} that reveal the answer were not read: benign_malignant, diagnosis, mel_thick_mm.", audit.Notes[0]);
    }

    [Fact]
    public async Task A_test_split_is_cut_by_case_and_no_case_stands_in_two_splits()
    {
        folder.Write(Train, Enumerable.Range(7, 60).Select(image => Row(image, image % 2, "", $"IL_{image / 2}")).Prepend(Header));
        foreach (var image in Enumerable.Range(7, 60))
            folder.WritePicture($"ISIC2019_{image}_{(image % 2 == 1 ? "mel" : "oth")}.jpg", 20 + image);
        var (manifest, audit) = await folder.ImportAsync();
        Assert.InRange(manifest.Rows.Count(row => row.Split == Split.Test), 8, 20);
        Assert.All(manifest.Rows.GroupBy(row => row.Case), rows => Assert.Single(rows.Select(row => row.Split).Distinct()));
        Assert.StartsWith("train and validation given by the data; 20 % of the cases cut for test", audit.SplitSource);
    }

    [Fact]
    public async Task Kept_as_given_a_lesion_in_both_splits_is_named_with_its_rows()
    {
        var (_, audit) = await folder.ImportAsync(request => request with { Splits = SplitRule.Given });
        var torn = audit.CasesAcrossSplits.Single(item => item.Case == "IL_3");
        Assert.Equal([Split.Train, Split.Validation], torn.Splits);
        Assert.True(torn.Leaks);
        Assert.Equal([new("ISIC_3", Train, 4, "image"), new("ISIC_6", Valid, 3, "image")], torn.Places);
    }

    [Fact]
    public async Task Two_classes_contradict_each_other_within_a_lesion_but_not_within_a_patient()
    {
        Assert.Empty((await folder.ImportAsync()).Audit.Contradictions);
        folder.Write(Valid, Header, Row(5, 0, "", "IL_1"), Row(6, 0, "", "IL_3"));
        folder.WritePicture("images/ISIC2019_5_oth.jpg", 15);
        Assert.Equal("IL_1", Assert.Single((await folder.ImportAsync()).Audit.Contradictions).Lesion);
    }

    [Fact]
    public async Task Images_may_be_named_by_their_id_alone_too()
    {
        folder.Write(Valid, Header, Row(8, 1, "", ""));
        folder.WritePicture("valid/ISIC_8.jpg", 60);
        Assert.Contains((await folder.ImportAsync()).Manifest.Rows, row => row is { Image: "ISIC_8", Width: 60 });
    }

    [Fact]
    public async Task The_picture_of_a_row_is_the_one_at_its_path_though_another_has_its_name()
    {
        folder.Write(Valid, Header, $"valid/{Row(1, 0, "", "")}".Replace("ISIC_1,", "ISIC_9,", StringComparison.Ordinal));
        folder.WritePicture("valid/ISIC2019_1_oth.jpg", 61);
        folder.WritePicture("train/ISIC2019_1_oth.jpg", 62);
        Assert.Contains((await folder.ImportAsync()).Manifest.Rows, row => row is { Image: "ISIC_9", Width: 61 });
    }

    [Fact]
    public async Task A_name_that_two_pictures_have_is_no_place_for_either()
    {
        folder.Write(Valid, Header, Row(8, 0, "", ""));
        folder.WritePicture("a/ISIC2019_8_oth.jpg", 61);
        folder.WritePicture("b/ISIC2019_8_oth.jpg", 62);
        Assert.Equal(
            $"{Valid}, row 2, column \"image\": 2 files could be \"ISIC2019_8_oth.jpg\", and none lies there: a/ISIC2019_8_oth.jpg, b/ISIC2019_8_oth.jpg",
            await folder.RefusalAsync());
    }

    [Fact]
    public async Task An_id_that_stands_in_both_tables_is_named_with_both_places()
    {
        folder.Write(Valid, Header, Row(2, 0, "", ""));
        Assert.Equal($"{Valid}, row 2: image ISIC_2 stands in {Train}, row 3, already", await folder.RefusalAsync());
    }

    [Fact]
    public async Task A_class_that_is_neither_0_nor_1_is_named()
    {
        folder.Write(Valid, Header, Row(5, 2, "", ""));
        Assert.Equal($"{Valid}, row 2, column \"class\": \"2\" is neither 0 nor 1", await folder.RefusalAsync());
    }

    private static string Row(int image, int cls, string patient, string lesion) =>
        $"ISIC2019_{image}_{(cls == 1 ? "mel" : "oth")}.jpg,ISIC_{image},2019.0,{cls},{patient},{lesion},female,45.0,head/neck,malignant,melanoma,0.8";
}
