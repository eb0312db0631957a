using Microsoft.Extensions.Hosting;
using SemCovNet.ReadModels.Projections;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Cli.Running;

/// <summary>
/// The platform of a home folder, as one command uses it. A command reads and appends by itself; the work that follows is done by the
/// process that holds the home's lock: this one, if asked to <see cref="WorkAsync"/> and nobody else does already.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly IHost host;
    private HomeLock? held;

    private Platform(IHost host, string home) => (this.host, Home) = (host, home);

    public string Home { get; }

    public static async Task<Platform> OpenAsync(string? home, CancellationToken cancellation)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, home);
        foreach (var module in Modules.Workers)
            module.Add(builder.Services);
        builder.AddMessagingOfModules();
        var platform = new Platform(builder.Build(), HomeDirectory.Of(builder.Configuration));
        await platform.CatchUpAsync(cancellation);
        return platform;
    }

    /// <summary>What every way of running the platform sets.</summary>
    public static void Configure(IHostApplicationBuilder builder, string? home, string logLevel = "Warning")
    {
        if (home is not null)
            builder.Configuration[HomeDirectory.Setting] = home;
        builder.Configuration["Semcov:Log:Level"] ??= logLevel;
        builder.AddServiceDefaults();
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Brings the read models up to everything appended so far.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => Get<ReadModelProjections>().CatchUpAsync(cancellation);

    /// <summary>Runs the services in this process, unless another process already does.</summary>
    /// <returns>False where another process works on this home.</returns>
    public async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        held = HomeLock.TryTake(Home);
        if (held is null)
            return false;
        await host.StartAsync(cancellation);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (held is not null)
            await host.StopAsync(CancellationToken.None);
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        held?.Dispose();
    }
}
