using System.Diagnostics;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class RealMilk10kTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_dermoscopic_view_is_imported_whole_and_a_second_time_changes_nothing()
    {
        var folder = RealData.FolderOrSkip("milk10k");
        using var workspace = new Workspace();
        var watch = Stopwatch.StartNew();
        var first = await workspace.ImportAsync(new("milk10k", folder, "milk10k"));
        output.WriteLine($"{first.Images} images in {watch.Elapsed.TotalSeconds:F1} s");

        Assert.Equal((1, true, 4143, 4143), (first.Version, first.Changed, first.Images, first.Cases));
        Assert.InRange(first.ImagesBySplit["test"], 825, 832);
        Assert.Equal(362, first.Audit.Counts.Where(count => count is { Attribute: "class", Value: "MEL" }).Sum(count => count.Images));
        Assert.Empty(first.Audit.UnknownColumns);
        var manifest = await workspace.Artifacts.GetJsonAsync<DatasetManifest>(first.Manifest, TestContext.Current.CancellationToken);
        Assert.Equal(7, manifest.Descriptors.Count);
        Assert.All(manifest.Rows, row => Assert.All(row.Descriptors, value => Assert.InRange(value!.Value, 0, 1)));

        watch.Restart();
        var second = await workspace.ImportAsync(new("milk10k", folder, "milk10k"));
        output.WriteLine($"again in {watch.Elapsed.TotalSeconds:F1} s; duplicates {first.Audit.Duplicates.Count}; bytes {first.Audit.Bytes}");
        Assert.Equal((1, false, first.Manifest), (second.Version, second.Changed, second.Manifest));
    }
}
