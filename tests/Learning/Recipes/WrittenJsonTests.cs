using System.Text;
using System.Text.Json;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Tests.Learning.Recipes;

public sealed class WrittenJsonTests
{
    private const string Missing = "is not expected here: is a comma, a colon or a quotation mark missing before it?";

    [Theory]
    [InlineData("", "the file is empty.")]
    [InlineData(" \r\n", "the file is empty.")]
    [InlineData("{\n\"name\": \"mine\",\n\"epochs\": 3,\n}\n", "line 4, column 1: the comma before this closing bracket is one too many.")]
    [InlineData("{\"ä\": [1, ]}", "line 1, column 11: the comma before this closing bracket is one too many.")]
    [InlineData("{\r\n  // why\r\n\"name\": \"mine\"}", "line 2, column 3: this is a comment, and JSON has none: leave it out.")]
    [InlineData("{\"a\": 1 /* one */}", "line 1, column 9: this is a comment, and JSON has none: leave it out.")]
    [InlineData("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}}", "line 2, column 16: key \"c\" stands twice.")]
    [InlineData("{\"a\": 1\n \"b\": 2}", $"line 2, column 2: '\"' {Missing}.")]
    [InlineData("{\"a\": \"b\n}", $"line 1, column 9: the end of the line {Missing}.")]
    [InlineData("{\"a\": [1", "line 1, column 9: the file ends, but something in it is still open: a bracket, a quotation mark or a value is missing.")]
    [InlineData("{\"name\": \"\\ud800\"}", "line 1, column 10: an escape in this text is half a character.")]
    [InlineData("{\"\\udc00\": 1}", "line 1, column 2: an escape in this text is half a character.")]
    public void What_is_wrong_is_said_by_line_and_column(string text, string reason) => IsRefused(Encoding.UTF8.GetBytes(text), reason);

    [Fact]
    public void Another_encoding_is_refused_and_the_mark_of_this_one_is_passed_over()
    {
        IsRefused(Encoding.Latin1.GetBytes("{\"name\": \"café\"}"), "the file is not UTF-8: save it in that encoding.");
        Assert.Equal(2, WrittenJson.Parse([.. Encoding.UTF8.Preamble, .. "[1, 2]"u8]).GetArrayLength());
    }

    private static void IsRefused(byte[] file, string reason) => Assert.Equal(reason, Assert.Throws<JsonException>(() => WrittenJson.Parse(file)).Message);
}
