namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class RealWbcattTests
{
    [Fact]
    public async Task Its_five_cell_types_and_eleven_attributes_are_imported_in_their_own_splits()
    {
        var folder = RealData.FolderOrSkip("wbcatt");
        using var workspace = new Workspace();
        var result = await workspace.ImportAsync(new("wbcatt", folder, "wbcatt"));

        Assert.Equal((1100, 200, 500), (result.ImagesBySplit["train"], result.ImagesBySplit["validation"], result.ImagesBySplit["test"]));
        Assert.Equal(570, result.Audit.Counts.Where(count => count is { Attribute: "class", Value: "Neutrophil" }).Sum(count => count.Images));
        Assert.All(result.Audit.Duplicates, duplicate => Assert.False(duplicate.Leaks));
        Assert.Empty(result.Audit.UnknownColumns);
    }
}
