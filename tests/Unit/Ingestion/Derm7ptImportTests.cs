using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class Derm7ptImportTests : IDisposable
{
    private const string Meta = "meta/meta.csv";

    private const string Header =
        "case_num,diagnosis,seven_point_score,pigment_network,streaks,pigmentation,regression_structures,dots_and_globules,blue_whitish_veil,"
        + "vascular_structures,level_of_diagnostic_difficulty,elevation,location,sex,management,clinic,derm,case_id,notes";

    private readonly ImportedFolder folder = new("derm7pt");

    public Derm7ptImportTests()
    {
        WriteMeta("1,clark nevus,0,typical,absent,absent", "2,melanoma (less than 0.76 mm),5,,irregular,absent", "3,seborrheic keratosis,1,atypical,absent,absent");
        folder.Write("meta/train_indexes.csv", "indexes", "2");
        folder.Write("meta/valid_indexes.csv", "indexes", "0");
        folder.Write("meta/test_indexes.csv", "indexes", "1");
        foreach (var (name, width) in new[] { ("NEL/Nel001.jpg", 10), ("NEL/NEL002.jpg", 11), ("nel/NEL003.JPG", 12), ("NEL/C1.jpg", 13), ("NEL/C2.jpg", 14) })
            folder.WritePicture($"images/{name}", width);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Index_files_count_the_rows_of_the_table_from_zero()
    {
        var (manifest, _) = await folder.ImportAsync();
        Assert.Equal(["1-dermoscopic", "2-dermoscopic", "3-dermoscopic"], manifest.Rows.Select(row => row.Image));
        Assert.Equal([Split.Validation, Split.Test, Split.Train], manifest.Rows.Select(row => row.Split));
        Assert.Equal([0, 1, 0], manifest.Rows.Select(row => row.Class));
    }

    [Fact]
    public async Task Every_value_of_a_criterion_is_a_descriptor_and_a_blank_one_is_not_observed()
    {
        var (manifest, _) = await folder.ImportAsync();
        Assert.Equal(
            ["pigment_network=atypical", "pigment_network=typical", "streaks=absent", "streaks=irregular"],
            manifest.Descriptors.Take(4).Select(descriptor => descriptor.Name));
        Assert.Equal([[0, 1, 1, 0], [null, null, 0, 1], [1, 0, 1, 0]], manifest.Rows.Select(row => row.Descriptors.Take(4)));
        Assert.DoesNotContain(manifest.Descriptors, descriptor => descriptor.Name.Contains("score", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_names_are_found_whatever_their_case() =>
        Assert.Equal([10, 11, 12], (await folder.ImportAsync()).Manifest.Rows.Select(row => row.Width));

    [Fact]
    public async Task One_file_can_serve_both_views_and_a_note_says_so()
    {
        var (manifest, audit) = await folder.ImportAsync(request => request with { View = "both" });
        Assert.Equal(6, manifest.Rows.Count);
        Assert.Equal(["clinical", "dermoscopic"], manifest.Rows.Take(2).Select(row => row.Subgroups["view"]));
        Assert.Equal(["3-clinical", "3-dermoscopic"], Assert.Single(audit.Duplicates).Images);
        Assert.Contains($"1 rows of {Meta} name one file for both views, first row 4 (NEL/nel003.jpg).", audit.Notes);
        Assert.Equal([13, 14, 12], (await folder.ImportAsync(request => request with { Name = "clinical", View = "clinical" })).Manifest.Rows.Select(row => row.Width));
    }

    [Fact]
    public async Task Diagnoses_fall_into_five_groups() => Assert.Equal(
        ["NEV", "MEL", "SK"],
        (await folder.ImportAsync(request => request with { Task = "class5" })).Manifest is var manifest ? manifest.Rows.Select(row => manifest.Classes[row.Class]) : []);

    [Theory]
    [InlineData("meta/train_indexes.csv", "indexes\n3", "meta/train_indexes.csv, row 2, column \"indexes\": \"3\" is no row number: rows count from 0 to 2")]
    [InlineData("meta/train_indexes.csv", "indexes\n2\n1", "meta/test_indexes.csv, row 2, column \"indexes\": row number 1 belongs to train already")]
    [InlineData("meta/test_indexes.csv", "indexes\n-1", "meta/test_indexes.csv, row 2, column \"indexes\": \"-1\" is no row number: rows count from 0 to 2")]
    public async Task A_wrong_index_is_named(string file, string wrong, string problem)
    {
        folder.Write(file, wrong);
        Assert.StartsWith(problem, await folder.RefusalAsync());
    }

    [Fact]
    public async Task A_row_that_no_index_names_and_an_unknown_diagnosis_are_named()
    {
        folder.Write("meta/test_indexes.csv", "indexes", "1");
        WriteMeta("1,wart,0,typical,absent,absent", "2,melanoma,5,,irregular,absent", "3,lentigo,1,atypical,absent,absent", "4,lentigo,1,atypical,absent,absent");
        var problems = await folder.RefusalAsync();
        Assert.Contains($"{Meta}, row 5: none of meta/train_indexes.csv, meta/valid_indexes.csv, meta/test_indexes.csv names this row, which is number 3 counted from zero", problems);
        Assert.Contains($"{Meta}, row 2, column \"diagnosis\": \"wart\" is none of melanoma (in situ, metastasis, …), basal cell carcinoma,", problems);
    }

    private void WriteMeta(params string[] cases) => folder.Write(Meta, cases.Select((text, index) =>
        $"{text},absent,absent,absent,absent,low,flat,back,male,excision,NEL/{(index < 2 ? $"c{index + 1}" : "NEL003")}.jpg,NEL/nel00{index + 1}.jpg,,").Prepend(Header));
}
