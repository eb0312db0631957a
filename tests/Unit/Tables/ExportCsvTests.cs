using System.Text;
using SemCovNet.Tables;

namespace SemCovNet.Tests.Unit.Tables;

public sealed class ExportCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+x", "'+x")]
    [InlineData("-x", "'-x")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("ISIC_1", "ISIC_1")]
    [InlineData("'quoted", "'quoted")]
    public void No_cell_begins_like_a_formula(string text, string cell) => Assert.Equal(cell, ExportCsv.Cell(text));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("''=1")]
    [InlineData("'plain")]
    [InlineData("a\"b,c")]
    [InlineData("two\nlines")]
    public void What_is_exported_comes_back_unchanged(string text)
    {
        var file = $"first,second\n{ExportCsv.Cell(text)},x\n";
        var row = Assert.Single(TextTable.Read("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(file))));
        Assert.Equal(text, ExportCsv.Restore(row.Cells[0]));
    }
}
