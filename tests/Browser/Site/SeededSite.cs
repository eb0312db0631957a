namespace SemCovNet.Tests.Browser.Site;

/// <summary>One site with the whole <see cref="Seeding.Story"/>, shared by the tests that only read.</summary>
public sealed class SeededSite : IAsyncLifetime
{
    private DashboardSite? site;

    public DashboardSite Site => site!;

    public Chromium Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        site = await DashboardSite.StartSeededAsync(annotation: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (site is not null)
            await site.DisposeAsync();
    }
}
