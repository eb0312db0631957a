using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class WbcattImportTests : IDisposable
{
    private const string Header =
        "img_name,label,cell_size,cell_shape,nucleus_shape,nuclear_cytoplasmic_ratio,chromatin_density,cytoplasm_vacuole,cytoplasm_texture,"
        + "cytoplasm_colour,granule_type,granule_colour,granularity,path";

    private const string Same = "round,irregular,low,densely,no,clear,light blue,coarse,purple,yes";
    private const string Train = "pbc_attr_v1_train.csv";
    private readonly ImportedFolder folder = new("wbcatt");

    public WbcattImportTests()
    {
        folder.Write(Train, Header, Row("BA_1", "Basophil", "small", "basophil"), Row("MO_2", "Monocyte", "big", "monocyte"));
        folder.Write("pbc_attr_v1_val.csv", Header, Row("BA_3", "Basophil", "", "basophil"));
        folder.Write("pbc_attr_v1_test.csv", Header, Row("MO_4", "Monocyte", "big", "monocyte"));
        foreach (var (name, width) in new[] { ("basophil/BA_1", 10), ("monocyte/MO_2", 11), ("basophil/BA_3", 12), ("monocyte/MO_4", 13) })
            folder.WritePicture($"pbc/{name}.jpg", width);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_value_of_an_attribute_is_a_descriptor_and_a_blank_attribute_is_not_observed()
    {
        var (manifest, _) = await folder.ImportAsync();
        Assert.Equal(["Basophil", "Monocyte"], manifest.Classes);
        Assert.Equal(["cell_size=big", "cell_size=small", "cell_shape=round"], manifest.Descriptors.Take(3).Select(descriptor => descriptor.Name));
        Assert.Contains(manifest.Descriptors, descriptor => descriptor.Name == "cytoplasm_colour=light blue");
        Assert.Equal(["BA_1", "BA_3", "MO_2", "MO_4"], manifest.Rows.Select(row => row.Image));
        Assert.Equal([[0, 1, 1], [null, null, 1], [1, 0, 1], [1, 0, 1]], manifest.Rows.Select(row => row.Descriptors.Take(3)));
        Assert.Equal([Split.Train, Split.Validation, Split.Train, Split.Test], manifest.Rows.Select(row => row.Split));
    }

    [Fact]
    public async Task Equal_pictures_across_splits_are_reported_and_go_whole_to_the_test_split()
    {
        folder.WritePicture("pbc/monocyte/MO_2.jpg", 13);
        var (manifest, audit) = await folder.ImportAsync();
        var duplicate = Assert.Single(audit.Duplicates);
        Assert.True(duplicate is { CrossesSplits: true, Leaks: false, Images: ["MO_2", "MO_4"], Classes.Count: 1 });
        Assert.Equal([new("MO_2", Train, 3, "path"), new("MO_4", "pbc_attr_v1_test.csv", 2, "path")], duplicate.Places);
        Assert.Equal([Split.Test, Split.Test], manifest.Rows.Skip(2).Select(row => row.Split));
        Assert.Equal("given by the data; 1 images moved to keep cases and equal pictures in one split", audit.SplitSource);
    }

    [Fact]
    public async Task Kept_as_given_equal_pictures_leak_and_the_audit_says_so()
    {
        folder.WritePicture("pbc/monocyte/MO_2.jpg", 13);
        var (manifest, audit) = await folder.ImportAsync(request => request with { Splits = SplitRule.Given });
        Assert.True(Assert.Single(audit.Duplicates).Leaks);
        Assert.Equal(Split.Train, manifest.Rows[2].Split);
    }

    [Fact]
    public async Task One_picture_with_two_labels_is_a_contradiction()
    {
        folder.WritePicture("pbc/monocyte/MO_2.jpg", 10);
        Assert.Equal(["Basophil", "Monocyte"], Assert.Single((await folder.ImportAsync()).Audit.Duplicates).Classes);
    }

    [Fact]
    public async Task A_path_out_of_the_folder_and_a_missing_file_are_named()
    {
        folder.Write(Train, Header, Row("BA_1", "Basophil", "small", "../basophil"), Row("MO_2", "Monocyte", "big", "nowhere"));
        Assert.Equal(
            $"{Train}, row 2, column \"path\": \"pbc/../basophil/BA_1.jpg\" leads out of the dataset's folder: give a path within it{Environment.NewLine}"
            + $"{Train}, row 3, column \"path\": pbc/nowhere/MO_2.jpg: the image file is missing",
            await folder.RefusalAsync());
    }

    [Fact]
    public async Task An_option_that_the_format_does_not_understand_is_refused() =>
        Assert.Equal("wbcatt takes no --view: it takes no options of its own.", await folder.WrongUseAsync(request => request with { View = "clinical" }));

    private static string Row(string image, string label, string size, string kind) => $"{image}.jpg,{label},{size},{Same},pbc/{kind}/{image}.jpg";
}
