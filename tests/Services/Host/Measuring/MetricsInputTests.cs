namespace SemCovNet.Tests.Services.Host.Measuring;

/// <summary>What a user may get wrong in a table, and what they are told.</summary>
[Collection(Semcov.Name)]
public sealed class MetricsInputTests : IDisposable
{
    private const string Good = "case,y,p,d:hair\na,0,0.2,1\nb,1,0.7,\n";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("", "P: the file is empty")]
    [InlineData("case,y,p\n", "P: the file has no rows below its header")]
    [InlineData("y,p\n0,0.2\n", "P, column \"case\": the column is missing")]
    [InlineData("case,p\na,0.2\n", "P, column \"y\": the column is missing")]
    [InlineData("case,y\na,0\n", "P, column \"p\": the column is missing: give p, the probability of class 1, or one p:<class> a class")]
    [InlineData("case,y,p,p:a,p:b\na,0,0.1,0.1,0.9\n", "P, column \"p\": the column stands beside p:<class> columns: give one or the other")]
    [InlineData("case,y,p:a\na,a,0.1\n", "P: there is only one p:<class> column: give one a class, or p, the probability of class 1")]
    [InlineData("case,y,p:,p:b\na,b,0.1,0.9\n", "P, column \"p:\": a name is missing after p:")]
    [InlineData("case,y,p,p\na,0,0.1,0.2\n", "P, row 1: the column \"p\" stands twice in the header")]
    [InlineData("case,y,p\na,0,0.1\nb,2,0.1\n", "P, row 3, column \"y\": the class \"2\" is unknown: the classes are 0, 1")]
    [InlineData("case,y,p\na,,0.1\n", "P, row 2, column \"y\": the class is blank: the classes are 0, 1")]
    [InlineData("case,y,p:a,p:b,p:c\na,1,0.1,0.1,0.8\n", "P, row 2, column \"y\": the class \"1\" is unknown: the classes are a, b, c")]
    [InlineData("case,y,p\na,0,1.2\n", "P, row 2, column \"p\": 1.2 is not within 0 and 1")]
    [InlineData("case,y,p\na,0,-0.1\n", "P, row 2, column \"p\": -0.1 is not within 0 and 1")]
    [InlineData("case,y,p\na,0,NaN\n", "P, row 2, column \"p\": NaN is not within 0 and 1")]
    [InlineData("case,y,p\na,0,high\n", "P, row 2, column \"p\": \"high\" is not a number")]
    [InlineData("case,y,p\na,0,\n", "P, row 2, column \"p\": the cell is blank: give a number within 0 and 1")]
    [InlineData("case,y,p\n,0,0.1\n", "P, row 2, column \"case\": the cell is blank")]
    [InlineData("case,y,p,d:hair\na,0,0.1,yes\n", "P, row 2, column \"d:hair\": \"yes\" is not a number")]
    [InlineData("case,y,p,d:hair\na,0,0.1,1.5\n", "P, row 2, column \"d:hair\": 1.5 is not within 0 and 1")]
    [InlineData("case,y,p\na,0,0.1\nb,0\n", "P, row 3: the row has 2 cells, but the header has 3")]
    public async Task A_wrong_predictions_file_is_named_with_row_and_column(string predictions, string reason)
    {
        folder.Write("p.csv", predictions);
        (await RunAsync()).IsFailure(reason.Replace("P", folder["p.csv"]));
    }

    [Theory]
    [InlineData("", "C: the file is empty")]
    [InlineData("class,descriptor\n0,hair\n", "C, column \"coverage\": the column is missing")]
    [InlineData("class,descriptor,subgroup,coverage\nMEL,hair,,0.2\n", "C, row 2, column \"class\": the class \"MEL\" is unknown: the classes are 0, 1")]
    [InlineData("class,descriptor,subgroup,coverage\n0,,,0.2\n", "C, row 2, column \"descriptor\": the cell is blank")]
    [InlineData("class,descriptor,subgroup,coverage\n0,hair,,2\n", "C, row 2, column \"coverage\": 2 is not within 0 and 1")]
    [InlineData("class,descriptor,subgroup,coverage\n0,hair,,some\n", "C, row 2, column \"coverage\": \"some\" is not a number")]
    [InlineData("class,descriptor,subgroup,coverage\n0,hair,,0.1\n0,hair,,0.2\n", "C, row 3: the group (0, hair) stands in row 2 already")]
    public async Task A_wrong_coverage_file_is_named_with_row_and_column(string coverage, string reason)
    {
        folder.Write("p.csv", Good);
        folder.Write("c.csv", coverage);
        (await RunAsync("--coverage", folder["c.csv"])).IsFailure(reason.Replace("C", folder["c.csv"]));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        folder.Write("p.csv", "case,y,p\na,5,2\n,0,x\n");
        var answer = await RunAsync();
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(4, answer.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("subgroup", "The coverage file has no row with a subgroup, so nothing can be said at level subgroup.", "0,hair,,0.1")]
    [InlineData("descriptor", "The coverage file has no row without a subgroup, so nothing can be said at level descriptor.", "0,hair,dark,0.1")]
    [InlineData(null, "At level subgroup the predictions need a column \"subgroup\" that is not blank everywhere.", "0,hair,dark,0.1")]
    public async Task A_level_that_the_files_do_not_have_is_refused(string? level, string reason, string coverage)
    {
        folder.Write("p.csv", Good);
        folder.Write("c.csv", $"class,descriptor,subgroup,coverage\n{coverage}\n");
        (await RunAsync(["--coverage", folder["c.csv"], .. level is null ? Array.Empty<string>() : ["--level", level]])).IsFailure(reason);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        (await Semcov.RunAsync("metrics", "--predictions", folder["no.csv"])).IsFailure($"There is no file \"{folder["no.csv"]}\".");

    [Fact]
    public async Task A_threshold_for_more_than_two_classes_is_refused()
    {
        folder.Write("p.csv", "case,y,p:a,p:b,p:c\na,b,0.1,0.1,0.8\n");
        (await RunAsync("--threshold", "0.4")).IsFailure($"--threshold is for two classes; {folder["p.csv"]} has 3.");
    }

    [Theory]
    [InlineData("--threshold", "1.5", "--threshold is 1.5: give within 0 and 1.")]
    [InlineData("--rounds", "-1", "--rounds is -1: give 0 to 100000.")]
    [InlineData("--floor", "-2", "--floor is -2: give 0 or more.")]
    [InlineData("--seed", "-3", "--seed is -3: give 0 or more.")]
    public async Task An_option_out_of_range_is_wrong_usage(string option, string value, string reason)
    {
        folder.Write("p.csv", Good);
        var answer = await RunAsync($"{option}={value}");
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, answer.Error);
    }

    [Fact]
    public async Task What_is_odd_but_not_wrong_is_said_beside_the_answer()
    {
        folder.Write("p.csv", "case,y,p,age,d:hair\na,0,0.2,61,1\nb,1,0.7,50,NaN\n");
        folder.Write("c.csv", "class,descriptor,subgroup,coverage\n0,hairs,,0.1\n");
        var answer = await RunAsync("--coverage", folder["c.csv"], "--json");
        Assert.Equal(2, answer.Json().GetProperty("n").GetInt32());
        Assert.Contains("p.csv: column \"age\" is unknown and was left alone", Unwrapped(answer.Error));
        Assert.Contains("c.csv: descriptor \"hairs\" has no column d:hairs among the predictions and was left alone", Unwrapped(answer.Error));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Notes are broken at the terminal's width.</summary>
    private static string Unwrapped(string text) => text.ReplaceLineEndings(" ").Replace("  ", " ");

    private Task<Answer> RunAsync(params string[] more) => Semcov.RunAsync(["metrics", "--predictions", folder["p.csv"], .. more]);
}
