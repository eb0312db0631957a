using SemCovNet.Tests.Unit.Ingestion;

namespace SemCovNet.Tests.Unit.Imaging;

/// <summary>A picture too narrow for any model is found when it is imported, not when a model is trained.</summary>
public sealed class StripImportTests : IDisposable
{
    private const int Strip = 700;

    private readonly ImportedFolder folder = new("table");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_strip_is_named_with_its_file_and_row()
    {
        folder.Write("mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","classes":["benign","mel"]}""");
        folder.Write("t.csv", "file,label", "a.png,benign", "b.png,mel");
        folder.WritePicture("a.png", 10);
        folder.WritePicture("b.png", Strip);
        Assert.Equal(
            "t.csv, row 3, column \"file\": b.png: it has 700 × 12 pixels, and one side may be 50 times the other at most: cut out what it is to show",
            (await folder.RefusalAsync()).Trim());
    }
}
