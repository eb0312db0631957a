
namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class ImportDebtTests : IDisposable
{
    private readonly ImportedFolder folder = new("table");

    public ImportDebtTests()
    {
        folder.Write("mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","split":"part","descriptors":[{"column":"vessels"}]}""");
        // Every benign image has vessels, one melanoma of four has.
        folder.Write("t.csv", ["file,label,part,vessels", .. Enumerable.Range(0, 8).Select(i => $"{i}.png,{(i < 4 ? "benign" : "mel")},train,{(i <= 4 ? 1 : 0)}"), "8.png,mel,test,1"]);
        for (var i = 0; i < 9; i++)
            folder.WritePicture($"{i}.png", 10 + i);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_import_that_owes_more_coverage_than_allowed_is_refused_with_the_thinnest_groups()
    {
        var refusal = await folder.RefusalAsync(request => request with { MaxDebt = 0.1 });
        Assert.EndsWith(
            "The coverage debt would be 0.199 tenfolds, at most 0.1 is allowed. Thinnest: (mel, vessels) is covered 0.25 where all rows have 0.625.",
            refusal.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_limit_it_is_taken() => Assert.Equal(9, (await folder.ImportAsync(request => request with { MaxDebt = 0.2 })).Manifest.Rows.Count);

    [Fact]
    public async Task Without_descriptors_no_limit_on_debt_can_be_kept()
    {
        folder.Write("mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","split":"part","ignore":["vessels"]}""");
        Assert.Contains("The coverage debt cannot be told: No descriptor was observed on a training row.", await folder.RefusalAsync(request => request with { MaxDebt = 0.2 }), StringComparison.Ordinal);
    }
}
