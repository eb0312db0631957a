namespace SemCovNet.Tests.Unit.Annotation;

public sealed class ExportTests : IDisposable
{
    private readonly AnnotatedSkin skin = new();

    public void Dispose() => skin.Dispose();

    [Fact]
    public async Task An_export_uploaded_again_changes_nothing()
    {
        await skin.PublishAsync(1, ["a", "b", "a,b", "say \"hi\""]);
        await skin.UploadAsync("image,vessels,hair\na,0.1,0.3333333333333333\nb,,1e-7\n\"a,b\",1,\n");
        var exported = await skin.ExportAsync();
        Assert.Equal("image,vessels,hair\na,0.1,0.3333333333333333\nb,,1E-07\n\"a,b\",1,\n\"say \"\"hi\"\"\",,\n", exported);
        Assert.Equal((true, 0), (await skin.UploadAsync(exported)) is var again ? (again.Accepted, again.ChangedValues) : default);
        Assert.Equal(exported, await skin.ExportAsync());
    }

    [Fact]
    public async Task No_name_runs_as_a_formula_and_every_name_comes_back()
    {
        string[] images = ["=cmd()", "+1", "-1", "@sum", "'=kept", "plain"];
        await skin.PublishAsync(1, images);
        await skin.UploadAsync("{\"image\":\"plain\",\"-odd\":1}\n");
        var exported = await skin.ExportAsync();
        Assert.All(exported.Split('\n', ',').Where(cell => cell.Length > 0), cell => Assert.DoesNotContain(cell[0], "=+-@"));
        Assert.True((await skin.UploadAsync(exported.Replace("'=cmd(),", "'=cmd(),0.5"))).Accepted);
        Assert.Equal(0.5, (await skin.SetAsync()).Images[0].Values[0]);
    }
}
