using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SemCovNet.Annotation;
using SemCovNet.Artifacts;
using SemCovNet.Dashboard;
using SemCovNet.Evaluation;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.Fairness;
using SemCovNet.Messaging.Parking;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Training;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Requests;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The dashboard on a free loopback port, over real stores in a folder of its own.</summary>
public sealed class DashboardSite : IAsyncDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("semcov-browser-");
    private readonly WebApplication app;

    private DashboardSite(bool annotation, string? annotationUrl, bool readsAhead)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddEventStore(options => options.Connection = Path.Combine(home.FullName, "events.db"));
        builder.Services.AddSingleton(new CheckpointFolder(Path.Combine(home.FullName, "checkpoints")));
        builder.Services.AddArtifacts(options => options.Directory = Path.Combine(home.FullName, "artifacts"));
        builder.Services.AddReadModels(options => options.Connection = Path.Combine(home.FullName, "read-models.db"));
        builder.Configuration["Semcov:Dashboard:AnnotationUrl"] = annotationUrl;
        builder.Services.AddAnnotation();
        builder.Services.AddEvaluation();
        builder.Services.AddFairness();
        // A person's decisions are taken; nobody trains here.
        builder.Services.AddSingleton<CheckpointRetention>().AddSingleton<ExperimentRequests>().AddSingleton<ParkedMessages>();
        builder.Services.AddDashboard();
        if (readsAhead)
            builder.Services.AddFirstReading();
        app = builder.Build();
        if (annotation)
            app.MapAnnotation();
        app.MapEvaluation();
        app.MapFairness();
        app.MapTraining();
        app.MapParkedMessages();
        app.MapDashboard();
    }

    public IServiceProvider Services => app.Services;

    public IEventStore Store => app.Services.GetRequiredService<IEventStore>();

    public IArtifactStore Artifacts => app.Services.GetRequiredService<IArtifactStore>();

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>What was told here; null where nothing was.</summary>
    public Story? Story { get; private set; }

    /// <param name="annotation">Whether the annotation service runs in the same process.</param>
    /// <param name="annotationUrl">Where it runs otherwise; null for nowhere.</param>
    /// <param name="readsAhead">Whether the first pages are read before it is ready.</param>
    public static async Task<DashboardSite> StartAsync(bool annotation = false, string? annotationUrl = null, bool readsAhead = false)
    {
        var site = new DashboardSite(annotation, annotationUrl, readsAhead);
        await site.app.StartAsync();
        return site;
    }

    /// <summary>A site of its own with the whole story told, for tests that change something.</summary>
    public static async Task<DashboardSite> StartSeededAsync(bool annotation)
    {
        var site = await StartAsync(annotation);
        site.Story = new(site.Store, site.Artifacts, TimeProvider.System.GetUtcNow());
        await site.Story.WriteAsync();
        await site.CaughtUpAsync();
        return site;
    }

    /// <summary>Returns once the pages' tables hold every event that is stored.</summary>
    public async Task CaughtUpAsync() =>
        await app.Services.GetRequiredService<ReadModelProjections>().WaitForAsync(await Store.HeadAsync());

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        home.Delete(recursive: true);
    }
}
