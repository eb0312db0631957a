using MassTransit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SemCovNet.Annotation;
using SemCovNet.Artifacts;
using SemCovNet.Dashboard;
using SemCovNet.Evaluation;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.Fairness;
using SemCovNet.Messaging;
using SemCovNet.Messaging.Parking;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Projections;
using SemCovNet.ServiceDefaults;
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

    private DashboardSite(bool annotation, string? annotationUrl, bool readsAhead, Action<WebApplicationBuilder>? configure)
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
        configure?.Invoke(builder);
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
    /// <param name="configure">Adds to its services, or changes how they are set.</param>
    public static async Task<DashboardSite> StartAsync(bool annotation = false, string? annotationUrl = null, bool readsAhead = false, Action<WebApplicationBuilder>? configure = null)
    {
        var site = new DashboardSite(annotation, annotationUrl, readsAhead, configure);
        await site.app.StartAsync();
        return site;
    }

    /// <summary>A site of its own with the whole story told, for tests that change something.</summary>
    public static async Task<DashboardSite> StartSeededAsync(bool annotation, Action<WebApplicationBuilder>? configure = null)
    {
        var site = await StartAsync(annotation, configure: configure);
        site.Story = new(site.Store, site.Artifacts, TimeProvider.System.GetUtcNow());
        await site.Story.WriteAsync();
        await site.CaughtUpAsync();
        return site;
    }

    /// <summary>A site whose services also do what follows from what happens: an upload is measured, and a rule asks for a retraining. Nobody trains.</summary>
    /// <param name="tell">Writes what happened before; nothing follows from that any more.</param>
    public static async Task<DashboardSite> StartWorkingAsync(Func<DashboardSite, Task> tell)
    {
        var site = new DashboardSite(annotation: true, annotationUrl: null, readsAhead: false, Work);
        await tell(site);
        var relayed = site.Services.GetRequiredService<IRelayCheckpoint>();
        await relayed.LoadAsync(CancellationToken.None);
        await relayed.SaveAsync(await site.Store.HeadAsync(), CancellationToken.None);
        await site.app.StartAsync();
        await site.CaughtUpAsync();
        return site;
    }

    private static void Work(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ProcessIdentity.Of(builder.Configuration));
        builder.Services.AddConsumers(bus => bus.AddConsumer<RequestExperimentConsumer>(), typeof(NotTrainableException));
        builder.AddMessagingOfModules();
    }

    /// <summary>Returns once the pages' tables hold every event that is stored.</summary>
    public async Task CaughtUpAsync() =>
        await app.Services.GetRequiredService<ReadModelProjections>().WaitForAsync(await Store.HeadAsync());

    /// <summary>Breaks tables of the read models while the site runs. An absent one would be made anew by who follows the events.</summary>
    public async Task BreakReadModelsAsync(params string[] tables)
    {
        await using var connection = new SqliteConnection($"Data Source={Services.GetRequiredService<IOptions<ReadModelOptions>>().Value.Connection};Pooling=False");
        await connection.OpenAsync();
        await using var change = connection.CreateCommand();
        change.CommandText = string.Join(' ', tables.Select(table => $"drop table {table}; create table {table} (lost text);"));
        await change.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        home.Delete(recursive: true);
    }
}
