using SemCovNet.Dashboard.Pages.Annotate;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class ProblemCsvTests
{
    [Fact]
    public void Quotes_commas_and_blanks_survive_and_nothing_is_a_formula() => Assert.Equal(
        "file,row,column,message\r\na.csv,3,\"x,y\",\"\"\"2\"\" is wrong\"\r\na.csv,,,'=HYPERLINK()\r\na.csv,,,\"'\r=HYPERLINK()\"\r\n",
        ProblemCsv.Write([new("a.csv", 3, "x,y", "\"2\" is wrong"), new("a.csv", null, null, "=HYPERLINK()"), new("a.csv", null, null, "\r=HYPERLINK()")]));
}
