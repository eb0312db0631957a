using System.Text.RegularExpressions;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Refusing;

/// <summary>What is wrong with the input is named with file, row and column, and changes nothing.</summary>
public sealed class BadInputTests(PreparedHome prepared) : IDisposable
{
    private const string Picture = "images/image-00001-a.png";

    private readonly DrawnDataset drawn = new(images: 20);
    private readonly Home home = new();

    public void Dispose()
    {
        home.Dispose();
        drawn.Dispose();
    }

    [Fact]
    public Task A_missing_image()
    {
        File.Delete(drawn[Picture]);
        return IsRefusedAsync($"""table\.csv, row {RowOf(Picture)}, column "path": {Picture}: the image file is missing""");
    }

    [Fact]
    public Task A_truncated_image()
    {
        using (var file = File.OpenWrite(drawn[Picture]))
            file.SetLength(file.Length / 2);
        return IsRefusedAsync($"""table\.csv, row {RowOf(Picture)}, column "path": {Picture}: """);
    }

    [Fact]
    public Task A_column_that_the_table_does_not_have()
    {
        Replace("mapping.json", "\"class\": \"class\"", "\"class\": \"diagnosis\"");
        return IsRefusedAsync("""table\.csv, row 1, column "diagnosis": the column is missing; the file has image, path, case, class""");
    }

    [Fact]
    public Task A_value_outside_0_to_1()
    {
        Replace("mapping.json", "\"descriptors\": null", "\"descriptors\": [{\"column\": \"vessels\"}]");
        var rows = File.ReadAllLines(drawn["table.csv"]);
        File.WriteAllLines(drawn["table.csv"], rows.Select((row, index) => row + index switch { 0 => ",vessels", 4 => ",1.01", _ => ",0.5" }));
        return IsRefusedAsync("""table\.csv, row 5, column "vessels": "1\.01" is not a number from 0 to 1""");
    }

    [Fact]
    public Task An_empty_file()
    {
        File.WriteAllText(drawn["table.csv"], "");
        return IsRefusedAsync(@"table\.csv: the file is empty");
    }

    [Theory]
    [InlineData("table", "a table needs a mapping.json beside it that says which column means what")]
    [InlineData("milk10k", "this is not MILK10k: looked for MILK10k_Training_Metadata.csv")]
    public Task A_wrong_folder(string format, string complaint) =>
        IsRefusedAsync($"{Regex.Escape(drawn["images"])}.*: {Regex.Escape(complaint)}", format, drawn["images"]);

    [Fact]
    public async Task A_descriptor_outside_0_to_1_leaves_the_annotations_as_they_were()
    {
        using var annotated = prepared.Copy();
        var before = (await annotated.EventsAsync<AnnotationSetPublished>()).Count;
        var header = File.ReadLines(drawn.Annotations).First().Split(',');
        File.WriteAllText(drawn.Annotations, $"image,{header[1]}\nimage-00000-a,0.5\nimage-00001-a,-0.1\n");
        var answer = await annotated.RunAsync("annotations", "upload", drawn.Annotations, "--dataset", DrawnDataset.Name);
        Assert.Equal(1, answer.Exit);
        Assert.Contains($"""annotations.csv, row 3, column "{header[1]}": "-0.1" is no value: write a number from 0 to 1""", answer.Errors);
        Assert.Equal(before, (await annotated.EventsAsync<AnnotationSetPublished>()).Count);
    }

    private async Task IsRefusedAsync(string complaint, string format = "table", string? folder = null)
    {
        var answer = await home.RunAsync("import", format, folder ?? drawn.Folder, "--name", DrawnDataset.Name);
        Assert.Matches(complaint, answer.Errors);
        Assert.DoesNotContain("   at SemCovNet", answer.Errors);
        Assert.Equal((1, ""), (answer.Exit, answer.Output));
        Assert.Empty(await home.EventsAsync());
        Assert.Empty(Artifacts());
    }

    private string[] Artifacts()
    {
        var artifacts = Path.Combine(home.Folder, "artifacts");
        return Directory.Exists(artifacts) ? Directory.GetFiles(artifacts, "*", SearchOption.AllDirectories) : [];
    }

    /// <summary>As a text editor counts the table's lines.</summary>
    private int RowOf(string text) => Array.FindIndex(File.ReadAllLines(drawn["table.csv"]), line => line.Contains(text)) + 1;

    private void Replace(string file, string right, string wrong)
    {
        var text = File.ReadAllText(drawn[file]);
        Assert.Contains(right, text);
        File.WriteAllText(drawn[file], text.Replace(right, wrong));
    }
}
