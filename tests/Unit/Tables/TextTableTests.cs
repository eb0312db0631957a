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
    public void A_row_or_header_that_begins_with_a_hash_is_no_comment()
    {
        var rows = Read("#a,b\n#1,2\n3,4\n#5,6\n");
        Assert.Equal([(2L, "#1"), (3L, "3"), (4L, "#5")], rows.Select(row => (row.Line, row["#a"])));
    }

    [Theory]
    [InlineData("\n{\"a\":1}", 2)]
    [InlineData("  {\"a\":1}", 1)]
    [InlineData("\r\n \t{\"a\":1}", 2)]
    public void Json_lines_may_begin_after_blanks(string text, long line)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal((line, "1"), (row.Line, row["a"]));
    }

    [Fact]
    public void A_single_column_is_a_table() => Assert.Equal(["x", "y"], Read("image\nx\ny\n").Select(row => row["image"]));

    [Theory]
    [InlineData("", "t.csv: the file is empty")]
    [InlineData("a,b\n1,2\n3\n", "t.csv, row 3: the row has 1 cells, but the header has 2")]
    [InlineData("a,a\n1,2\n", "t.csv, row 1: the column \"a\" stands twice in the header")]
    [InlineData("[{\"a\":1},{\"a\":2}]", "t.csv: the file is one JSON list: write one object a line, with no brackets around them and no commas between")]
    [InlineData(" [\n  {\"a\":1}\n]", "t.csv: the file is one JSON list: write one object a line, with no brackets around them and no commas between")]
    [InlineData("{\"a\":1}\n{\"a\":1,}", "t.csv, row 2: the line is not one JSON object with distinct names (line 2, column 8: the comma before this closing bracket is one too many)")]
    [InlineData("{\"a\":[1]}", "t.csv, row 1, column \"a\": a nested value cannot be read: give a text, a number, true, false or null")]
    public void What_is_not_a_table_is_named_with_its_row(string text, string error) =>
        Assert.Equal(error, Assert.Throws<UnreadableFileException>(() => Read(text)).Message);

    [Theory]
    [InlineData("a,b\n1,2\n\"x,3\n", "t.csv, row 3: the row is not well-formed")]
    [InlineData("{\"a\":1}\n{\"a\":", "t.csv, row 2: the line is not one JSON object with distinct names")]
    public void What_is_not_well_formed_is_named_with_its_row(string text, string error) =>
        Assert.StartsWith(error, Assert.Throws<UnreadableFileException>(() => Read(text)).Message);

    [Theory]
    [InlineData("ä\n", "t.csv, row 1: byte 1 of the file is not UTF-8 text: save the file as UTF-8")]
    [InlineData("a\nb\nä", "t.csv, row 3: byte 5 of the file is not UTF-8 text: save the file as UTF-8")]
    public void Bytes_that_are_not_text_are_named(string text, string error) => Assert.Equal(error, ErrorOf(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void However_late_bytes_that_are_not_text_are_named()
    {
        // A character of two bytes lies across the blocks that are read.
        var before = Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("ää\n", 40_000)));
        Assert.Equal("t.csv, row 40002: byte 200003 of the file is not UTF-8 text: save the file as UTF-8", ErrorOf([.. before, 0xE4, (byte)'\n']));
    }

    [Fact]
    public void The_mark_of_utf_8_is_not_taken_for_its_proof() => Assert.Equal(
        "t.csv, row 2: byte 6 of the file is not UTF-8 text: save the file as UTF-8", ErrorOf([.. Encoding.UTF8.Preamble, (byte)'a', (byte)'\n', 0xE4, (byte)'\n']));

    [Fact]
    public void Text_in_utf_16_without_its_mark_is_said_to_be_that()
    {
        const string error = "t.csv: the file looks like UTF-16: save it as UTF-8";
        Assert.Equal(error, ErrorOf(Encoding.Unicode.GetBytes("a,b\n1,2\n")));
        Assert.Equal(error, ErrorOf(Encoding.BigEndianUnicode.GetBytes("a,b\n1,2\n")));
    }

    private static string ErrorOf(byte[] bytes) => Assert.Throws<UnreadableFileException>(() => TextTable.Read("t.csv", new MemoryStream(bytes)).ToList()).Message;

    private static List<TableRow> Read(string text) => [.. TextTable.Read("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)))];
}
