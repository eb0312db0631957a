using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>Every service as a process of its own, on one home and one broker, with a small dataset imported through them.</summary>
public sealed class SeparateProcesses : IAsyncLifetime
{
    public const string BrokerVariable = "SEMCOV_TEST_RABBITMQ";

    private readonly Dictionary<string, SemcovProcess> services = [];
    private Home? home;

    public static string? Broker { get; } = Environment.GetEnvironmentVariable(BrokerVariable);

    /// <summary>Skips the test where there is no broker.</summary>
    public Home Home
    {
        get
        {
            if (home is null)
                Assert.Skip($"{BrokerVariable} is not set: it says where a RabbitMQ for tests is, amqp://user:password@host:port/. infra/test.sh starts one.");
            return home;
        }
    }

    public SemcovProcess this[string service] => services[service];

    public string DashboardAddress { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Broker is null)
            return;
        home = new(new Dictionary<string, string> { ["SEMCOV__BUS__TRANSPORT"] = "rabbitmq", ["SEMCOV__BUS__URI"] = Broker });
        foreach (var service in new[] { "ingestion", "annotation", "training", "evaluation", "fairness", "dashboard" })
            services[service] = home.Start("serve", service);
        foreach (var (name, service) in services)
        {
            var address = (await service.SaysAsync($"{name} works on .* at (http://[^ ;]+)")).Groups[1].Value;
            if (name == "dashboard")
                DashboardAddress = address;
        }
        using var drawn = new DrawnDataset(PreparedHome.Images);
        await drawn.ImportAsync(home);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values)
            service.Terminate();
        foreach (var service in services.Values)
        {
            await service.EndAsync();
            await service.DisposeAsync();
        }
        home?.Dispose();
    }
}
