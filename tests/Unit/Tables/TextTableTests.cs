using System.Text;
using SemCovNet.Tables;

namespace SemCovNet.Tests.Unit.Tables;

public sealed class TextTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("{\"a\":1,\"b\":\"2\"}\n")]
    public void The_same_table_reads_the_same_in_every_form(string text)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal(("1", "2", ""), (row["a"], row["b"], row["c"]));
    }

    [Fact]
    public void A_row_knows_its_line_even_after_quoted_line_breaks_and_blank_lines() =>
        Assert.Equal([2, 4, 6], Read("a,b\n\"x\ny\",1\nz,2\n\nw,3\n").Select(row => row.Line));

    [Fact]
    public void A_single_column_is_a_table() => Assert.Equal(["x", "y"], Read("image\nx\ny\n").Select(row => row["image"]));

    [Theory]
    [InlineData("", "t.csv: the file is empty")]
    [InlineData("a,b\n1,2\n3\n", "t.csv, row 3: the row has 1 cells, but the header has 2")]
    [InlineData("a,a\n1,2\n", "t.csv, row 1: the column \"a\" stands twice in the header")]
    [InlineData("{\"a\":[1]}", "t.csv, row 1, column \"a\": a nested value cannot be read: give a text, a number, true, false or null")]
    public void What_is_not_a_table_is_named_with_its_row(string text, string error) =>
        Assert.Equal(error, Assert.Throws<UnreadableFileException>(() => Read(text)).Message);

    [Theory]
    [InlineData("a,b\n1,2\n\"x,3\n", "t.csv, row 3: the row is not well-formed")]
    [InlineData("{\"a\":1}\n{\"a\":", "t.csv, row 2: the line is not one JSON object with distinct names")]
    public void What_is_not_well_formed_is_named_with_its_row(string text, string error) =>
        Assert.StartsWith(error, Assert.Throws<UnreadableFileException>(() => Read(text)).Message);

    [Fact]
    public void Bytes_that_are_not_text_are_refused() =>
        Assert.Equal(
            "t.csv: the file is not UTF-8 text: save it as CSV in UTF-8",
            Assert.Throws<UnreadableFileException>(() => TextTable.Read("t.csv", new MemoryStream([(byte)'a', (byte)'\n', 0xE4, (byte)'\n'])).ToList()).Message);

    private static List<TableRow> Read(string text) => [.. TextTable.Read("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)))];
}
