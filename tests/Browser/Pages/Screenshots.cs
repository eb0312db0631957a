using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Pictures of every page in both themes, wide and narrow, in artifacts/screenshots: for people to look at.</summary>
public sealed class Screenshots(SeededSite seeded)
{
    internal static readonly IReadOnlyList<(string Name, string Address)> Views =
    [
        ("overview", ""), ("experiments", "experiments"), ("experiment", $"experiments/{Story.Promoted}"), ("reading", $"experiments/{Story.Promoted}?point=val-spec95"), ("undefined", $"experiments/{Story.Undefined}"),
        ("running", $"experiments/{Story.Running}"), ("datasets", "datasets"), ("dataset", $"datasets/{SeededDataset.Id}"), ("annotate", $"annotate/{SeededDataset.Id}"), ("correct", $"annotate/{SeededDataset.Id}/ISIC_10?cell=,pigmented"), ("images", $"datasets/{SeededDataset.Id}/images?descriptor=pigmented"), ("diff", $"datasets/{SeededDataset.Id}/diff"), ("agreement", $"datasets/{SeededDataset.Id}/agreement"),
        ("lineage", "lineage"), ("lineage-node", $"lineage?node=annotation-set:{SeededDataset.Id}:2"), ("as-of", $"experiments/{Story.Promoted}?at=9"), ("why", $"experiments/{Story.Promoted}?why=cdi.within@1"), ("cases", $"experiments/{Story.Promoted}/cases?true=melanoma&predicted=benign"), ("case", $"experiments/{Story.Promoted}/cases/ISIC_15?descriptor=pigmented"), ("case-without-maps", $"experiments/{Story.Broken}/cases/ISIC_15"), ("fairness", "fairness"), ("model-in-use", $"fairness/models/{Story.Promoted}"), ("definitions", "definitions"), ("not-found", "not-found"),
        ("query", "experiments?where=auc+%3E+high&columns=recipe,auc,status,config.cdi.weight&pin=auc"), ("groups", "experiments?group=recipe"), ("models", "models"), ("promoted", "models?show=promoted"),
        ("compare", $"compare?ids={Story.Promoted},{Story.Broken}&configuration=all"), ("queue", "queue"), ("keyboard", "keyboard"), ("admin", "admin"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 1360)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Every_page_is_drawn_without_a_complaint_and_fits_its_width(ColorScheme scheme, int width)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, scheme, width);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
        var tooWide = new List<string>();
        foreach (var (name, address) in Views)
        {
            await visit.OpenAsync(address);
            await visit.DrawnAsync();
            if (!await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                tooWide.Add(name);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{scheme}-{width}.png".ToLowerInvariant()), FullPage = true });
        }
        Assert.Empty(tooWide);
    }
}
