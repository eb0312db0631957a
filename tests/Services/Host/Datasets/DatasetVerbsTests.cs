using SemCovNet.Imaging;

namespace SemCovNet.Tests.Services.Host.Datasets;

/// <summary>Data in by the command line, and what it says of it.</summary>
[Collection(Semcov.Name)]
public sealed class DatasetVerbsTests : IDisposable
{
    private const string Rows = "file,label,patient,part,hair\na.png,benign,p1,train,0.5\nb.png,mel,p2,val,1\nc.png,mel,p1,test,0\n";
    private readonly TemporaryFolder folder = new();

    public DatasetVerbsTests()
    {
        folder.Write("data/mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","case":"patient","split":"part","descriptors":[{"column":"hair"}]}""");
        folder.Write("data/t.csv", Rows);
        foreach (var (name, red) in new[] { ("a", 10), ("b", 20), ("c", 10) })
            folder.Write($"data/{name}.png", new RgbImage(8, 8, [.. Enumerable.Repeat((byte)red, 8 * 8 * 3)]).ToPng());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_import_says_what_leaks_and_contradicts_with_file_row_and_column()
    {
        var answer = await RunAsync("import", "table", folder["data"], "--name", "skin");
        Assert.True(answer.ExitCode == 0, answer.Error);
        const string places = "t.csv, row 2, column \"file\"; t.csv, row 4, column \"file\"";
        Assert.Contains("1 pictures occur more than once, byte for byte; 1 of them cross splits, 1 still do in this version", answer.Output);
        Assert.Contains($"{places} (crosses splits)", answer.Output);
        Assert.Contains($"the same picture is benign and mel: {places}", answer.Output);
        Assert.Contains($"p1 (train, test): {places}", answer.Output);
        Assert.Contains("class: benign 1, mel 2", answer.Output);
    }

    [Fact]
    public async Task Shares_are_for_data_without_splits_and_what_is_none_is_named()
    {
        var given = await RunAsync("import", "table", folder["data"], "--name", "skin", "--shares", "70/10/20");
        Assert.Equal((2, true), (given.ExitCode, given.Error.Contains("The data brings splits of its own, which shares would not change: leave --shares out.", StringComparison.Ordinal)));

        var none = await RunAsync("import", "table", folder["data"], "--name", "skin", "--shares", "70/20");
        Assert.NotEqual(0, none.ExitCode);
        Assert.Contains("--shares: '70/20' are no shares: give percentages to train, validate and test, each 1 or more, that sum to 100", none.Error);
    }

    [Fact]
    public async Task A_refused_import_is_a_document_of_problems_too()
    {
        File.Delete(folder["data/b.png"]);
        var answer = await RunAsync("import", "table", folder["data"], "--name", "skin", "--json");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("b.png: the image file is missing", answer.Error);
        var problem = (answer with { ExitCode = 0 }).Json().GetProperty("problems")[0];
        Assert.Equal(("t.csv", 3, "file"), (problem.GetProperty("file").GetString(), problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString()));
        Assert.Contains("1 image files are missing and were left out", (await RunAsync("import", "table", folder["data"], "--name", "skin", "--skip-broken")).Output);
    }

    [Fact]
    public async Task Two_versions_are_compared_by_images_classes_splits_and_descriptor_values()
    {
        await RunAsync("import", "table", folder["data"], "--name", "skin");
        File.Copy(folder["data/b.png"], folder["data/d.png"]);
        folder.Write("data/t.csv", Rows.Replace("a.png,benign", "a.png,mel").Replace("c.png,mel,p1,test,0", "d.png,mel,p3,test,0"));
        await RunAsync("import", "table", folder["data"], "--name", "skin");
        folder.Write("hair.csv", "image,hair\na,0.75\n");
        await RunAsync("annotations", "upload", folder["hair.csv"], "--dataset", "skin", "--format", "csv");

        var difference = (await RunAsync("datasets", "diff", "skin", "1", "2", "--json")).Json();
        Assert.Equal("""["d"]""", difference.GetProperty("added").GetRawText().ReplaceLineEndings("").Replace(" ", ""));
        Assert.Equal("c", difference.GetProperty("removed")[0].GetString());
        var row = difference.GetProperty("rows")[0];
        Assert.Equal(("a", "class", "benign", "mel"), (row.GetProperty("image").GetString(), row.GetProperty("what").GetString(), row.GetProperty("from").GetString(), row.GetProperty("to").GetString()));
        var value = Assert.Single(difference.GetProperty("values").EnumerateArray());
        Assert.Equal((0.5, 0.75), (value.GetProperty("from").GetDouble(), value.GetProperty("to").GetDouble()));

        Assert.Contains("a hair: 0.500 → 0.750", (await RunAsync("datasets", "diff", "skin", "1", "2")).Output);
        (await RunAsync("datasets", "diff", "skin", "1", "3")).IsFailure("Dataset \"skin\" has no version 3: it has 1, 2.");
    }

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--home", folder["home"]]);
}
