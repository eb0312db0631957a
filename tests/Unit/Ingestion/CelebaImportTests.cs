using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class CelebaImportTests : IDisposable
{
    private const string Attributes = "list_attr_celeba.txt";
    private const string People = "identity_CelebA.txt";
    private const string Partition = "list_eval_partition.txt";

    private static readonly string[] Rows = ["3", "Blurry Male Smiling Young ", "000001.jpg -1  1  1 -1", "000002.jpg  1 -1 -1  1", "000003.jpg -1 -1  1  1"];

    private readonly ImportedFolder folder = new("celeba");

    public CelebaImportTests()
    {
        folder.Write(Attributes, Rows);
        folder.Write(Partition, "000001.jpg 0", "000002.jpg 1", "000003.jpg 2", "");
        folder.Write(People, "000001.jpg 2880", "000002.jpg 2937", "000003.jpg 8692");
        for (var image = 1; image <= 3; image++)
            folder.WritePicture($"img_align_celeba/00000{image}.jpg", 10 + image);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Target_and_subgroup_are_chosen_and_the_rest_are_descriptors()
    {
        var (manifest, audit) = await folder.ImportAsync(request => request with { Target = "Smiling", Subgroups = ["Male"] });
        Assert.Equal(["not Smiling", "Smiling"], manifest.Classes);
        Assert.Equal([1, 0, 1], manifest.Rows.Select(row => row.Class));
        Assert.Equal(["yes", "no", "no"], manifest.Rows.Select(row => row.Subgroups["Male"]));
        Assert.Equal([new("Blurry", DescriptorKind.Artefact), new("Young", DescriptorKind.Diagnostic)], manifest.Descriptors);
        Assert.Equal([[0, 0], [1, 1], [0, 1]], manifest.Rows.Select(row => row.Descriptors));
        Assert.Empty(audit.Notes);
    }

    [Fact]
    public async Task A_case_is_a_person_and_the_partition_gives_the_splits()
    {
        var (manifest, _) = await folder.ImportAsync(request => request with { Task = "Smiling" });
        Assert.Equal(["2880", "2937", "8692"], manifest.Rows.Select(row => row.Case));
        Assert.Equal([Split.Train, Split.Validation, Split.Test], manifest.Rows.Select(row => row.Split));
    }

    [Fact]
    public async Task A_person_may_smile_in_one_picture_and_not_in_another()
    {
        folder.Write(People, "000001.jpg 1", "000002.jpg 1", "000003.jpg 2");
        var (_, audit) = await folder.ImportAsync(request => request with { Target = "Smiling" });
        Assert.Empty(audit.Contradictions);
        Assert.Equal("1", Assert.Single(audit.CasesAcrossSplits).Case);
    }

    [Fact]
    public async Task Without_a_target_those_that_can_be_chosen_are_listed() => Assert.Equal(
        "celeba leaves open what is predicted: choose it with --target, one of Blurry, Male, Smiling, Young.", await folder.WrongUseAsync(request => request));

    [Theory]
    [InlineData("Smile", null, "CelebA has no attribute \"Smile\": choose one of Blurry, Male, Smiling, Young.")]
    [InlineData("Male", "Male", "Male cannot be both the target and a subgroup: choose another --subgroup.")]
    public async Task A_choice_that_cannot_be_made_is_refused(string target, string? subgroup, string error) => Assert.Equal(
        error, await folder.WrongUseAsync(request => request with { Target = target, Subgroups = subgroup is null ? null : [subgroup] }));

    [Theory]
    [InlineData(Attributes, 0, "4", "list_attr_celeba.txt, row 1: the first line says 4 images, but 3 rows follow: is the file whole?")]
    [InlineData(Attributes, 2, "000001.jpg -1 1 0 -1", "list_attr_celeba.txt, row 3, column \"Smiling\": \"0\" is neither 1 nor -1")]
    [InlineData(Attributes, 3, "000002.jpg 1 -1 -1", "list_attr_celeba.txt, row 4: the row has 4 cells, not 5")]
    [InlineData(Attributes, 1, "Blurry Male Smiling Male", "list_attr_celeba.txt, row 2: the column \"Male\" stands twice in the header")]
    public async Task What_is_wrong_with_the_attributes_is_named(string file, int line, string wrong, string problem)
    {
        string[] rows = [.. Rows];
        rows[line] = wrong;
        folder.Write(file, rows);
        Assert.Equal(problem, await folder.RefusalAsync(request => request with { Target = "Smiling" }));
    }

    [Theory]
    [InlineData(Partition, "000001.jpg 0\n000002.jpg 3\n000003.jpg 2", "list_eval_partition.txt, row 2, column \"partition\": \"3\" is not 0, 1 or 2")]
    [InlineData(People, "000001.jpg x\n000002.jpg 3\n000003.jpg 2", "identity_CelebA.txt, row 1, column \"identity\": \"x\" is not a person's number")]
    [InlineData(People, "000001.jpg 1\n000003.jpg 2", "list_attr_celeba.txt, row 4, column \"image\": 000002.jpg has no row in identity_CelebA.txt")]
    [InlineData(People, "000001.jpg 1\n000002.jpg 2\n000003.jpg 2\n000003.jpg 2", "identity_CelebA.txt, row 4, column \"image\": 000003.jpg stands here a second time")]
    public async Task What_is_wrong_with_the_lists_is_named(string file, string wrong, string problem)
    {
        folder.Write(file, wrong);
        Assert.StartsWith(problem, await folder.RefusalAsync(request => request with { Target = "Smiling" }));
    }
}
