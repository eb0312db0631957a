using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>Every service as a process of its own, on one home and one broker, with a small dataset imported through them.</summary>
public class SeparateProcesses : IAsyncLifetime
{
    public const string BrokerVariable = "SEMCOV_TEST_RABBITMQ";

    private readonly IReadOnlyDictionary<string, string> stores;
    private readonly Dictionary<string, SemcovProcess> services = [];
    private Home? home;
    private Task<JsonElement>? trained;

    public SeparateProcesses() : this(new Dictionary<string, string>())
    {
    }

    /// <param name="stores">Where events and read models are kept, as environment; nothing for the home folder.</param>
    protected SeparateProcesses(IReadOnlyDictionary<string, string> stores) => this.stores = stores;

    public static string? Broker { get; } = Environment.GetEnvironmentVariable(BrokerVariable);

    /// <summary>Skips the test where there is no broker.</summary>
    public virtual Home Home
    {
        get
        {
            if (home is null)
                Assert.Skip($"{BrokerVariable} is not set: it says where a RabbitMQ for tests is, amqp://user:password@host:port/. infra/test.sh starts one.");
            return home;
        }
    }

    public SemcovProcess this[string service] => services[service];

    public Uri DashboardAddress { get; private set; } = null!;

    /// <summary>What <c>train --wait --json</c> answers; asked once.</summary>
    public Task<JsonElement> TrainedAsync() => trained ??= TrainAsync(Home);

    public virtual async ValueTask InitializeAsync()
    {
        if (Broker is null)
            return;
        home = new(new Dictionary<string, string>(stores) { ["SEMCOV__BUS__TRANSPORT"] = "rabbitmq", ["SEMCOV__BUS__URI"] = Broker });
        using var drawn = new DrawnDataset(PreparedHome.Images);
        (await home.RunAsync("import", "table", drawn.Folder, "--name", DrawnDataset.Name)).Succeeded();

        // Asked for before any service has ever run: what the first one publishes finds no queue yet, and may not be lost.
        await using var upload = home.Start("annotations", "upload", drawn.Annotations, "--dataset", DrawnDataset.Name);
        await home.HappensAsync<AnnotationSetPublished>();
        foreach (var service in new[] { "ingestion", "annotation", "training", "evaluation", "fairness", "dashboard" })
            DashboardAddress = await StartAsync(home, service);
        (await upload.EndAsync()).Succeeded();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values)
            await service.DisposeAsync();
        home?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<JsonElement> TrainAsync(Home home) =>
        (await home.RunAsync("train", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--set", "epochs=2", "--wait", "--json")).Succeeded().Json;

    private async Task<Uri> StartAsync(Home home, string service)
    {
        services[service] = home.Start("serve", service);
        return new((await services[service].SaysAsync($"{service} works on .* at (http://[^ ;]+)")).Groups[1].Value);
    }
}
