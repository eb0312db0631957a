using SemCovNet.Tests.Browser.Seeding;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>One site with the whole <see cref="Seeding.Story"/>, shared by the tests that only read.</summary>
public sealed class SeededSite : IAsyncLifetime
{
    private DashboardSite? site;
    private Story? story;

    public DashboardSite Site => site!;

    public Story Story => story!;

    public Chromium Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        site = await DashboardSite.StartAsync(UploadStandIn.Map);
        story = new(site.Store, site.Artifacts, TimeProvider.System.GetUtcNow());
        await story.WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (site is not null)
            await site.DisposeAsync();
    }
}
