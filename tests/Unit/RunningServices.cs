using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SemCovNet.Annotation;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.Ingestion;
using SemCovNet.ReadModels;

namespace SemCovNet.Tests.Unit;

/// <summary>Ingestion and annotation behind HTTP on a free port of this machine, over a workspace's stores.</summary>
internal sealed class RunningServices(WebApplication application, HttpClient client) : IAsyncDisposable
{
    public HttpClient Client { get; } = client;

    public static async Task<RunningServices> StartAsync(Workspace workspace)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IEventStore>(workspace.Events);
        builder.Services.AddSingleton<IArtifactStore>(workspace.Artifacts);
        builder.Services.AddSingleton(workspace.Commands);
        builder.Services.AddReadModels(options => options.Connection = workspace.ReadModels);
        builder.Services.AddIngestion().AddAnnotation();
        var application = builder.Build();
        application.MapIngestion().MapAnnotation();
        await application.StartAsync(TestContext.Current.CancellationToken);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(application, new HttpClient { BaseAddress = new(address) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}
