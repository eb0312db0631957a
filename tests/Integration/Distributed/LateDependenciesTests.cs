using System.Diagnostics;
using System.Net;
using Npgsql;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

public sealed class LateDependenciesTests : IAsyncDisposable
{
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(1);

    private readonly HttpClient client = new();
    private readonly List<SemcovProcess> services = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services)
            await service.DisposeAsync();
        client.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_starts_before_its_broker_and_its_database_says_so_and_is_ready_soon_after_the_last(bool brokerFirst)
    {
        Assert.SkipWhen(SeparateProcesses.Broker is null, $"{SeparateProcesses.BrokerVariable} is not set.");
        using var schema = PostgresSchema.TryCreate();
        PostgresSchema.SkipWhere(schema is null);
        var (toBroker, toDatabase) = (new UriBuilder(SeparateProcesses.Broker!), new NpgsqlConnectionStringBuilder(schema!.Connection));
        using var broker = new Wire(toBroker.Host, toBroker.Port);
        using var database = new Wire(toDatabase.Host!, toDatabase.Port);
        (toBroker.Host, toBroker.Port, toDatabase.Host, toDatabase.Port) = ("127.0.0.1", broker.Port, "127.0.0.1", database.Port);
        using var home = new Home(Settings(toBroker.Uri, toDatabase.ConnectionString));
        var addresses = new List<Uri>();
        foreach (var service in new[] { "annotation", "training", "dashboard" })
            addresses.Add(Start(home, service));
        await AllAnswerAsync(addresses, HttpStatusCode.ServiceUnavailable, "masstransit-bus", "events", "read models");

        (brokerFirst ? broker : database).Connect();
        await AllAnswerAsync(addresses, HttpStatusCode.ServiceUnavailable, brokerFirst ? "events" : "masstransit-bus");
        (brokerFirst ? database : broker).Connect();
        var since = Stopwatch.GetTimestamp();
        await AllAnswerAsync(addresses, HttpStatusCode.OK);

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, LongestWay);
    }

    [Fact]
    public async Task A_service_that_is_told_to_stop_while_it_waits_stops()
    {
        using var broker = new Wire("127.0.0.1", 1);
        using var home = new Home(new Dictionary<string, string> { ["SEMCOV__BUS__TRANSPORT"] = "rabbitmq", ["SEMCOV__BUS__URI"] = $"amqp://guest:guest@127.0.0.1:{broker.Port}/" });
        await AllAnswerAsync([Start(home, "evaluation")], HttpStatusCode.ServiceUnavailable, "masstransit-bus");

        services[0].Terminate();
        var ended = await services[0].EndAsync(LongestWay);

        Assert.Equal(1, ended.Exit);
        Assert.EndsWith("semcov: stopped", ended.Errors.TrimEnd());
    }

    private static Dictionary<string, string> Settings(Uri broker, string database) => new()
    {
        ["SEMCOV__BUS__TRANSPORT"] = "rabbitmq",
        ["SEMCOV__BUS__URI"] = broker.ToString(),
        ["SEMCOV__EVENTSTORE__BACKEND"] = "postgres",
        ["SEMCOV__EVENTSTORE__CONNECTION"] = database,
        ["SEMCOV__READMODELS__BACKEND"] = "postgres",
        ["SEMCOV__READMODELS__CONNECTION"] = database,
    };

    // It says where it listens only once it is ready.
    private Uri Start(Home home, string service)
    {
        var address = new Uri($"http://127.0.0.1:{BrokerProcess.FreePort()}");
        services.Add(home.Start("serve", service, "--urls", address.ToString()));
        return address;
    }

    private async Task AllAnswerAsync(IReadOnlyList<Uri> addresses, HttpStatusCode status, params string[] named)
    {
        var last = "nothing";
        await Patience.WaitAsync(Task.WhenAll(addresses.Select(UntilAsync)), () => $"Not all answered {status} naming {string.Join(", ", named)}, but: {last}");

        async Task UntilAsync(Uri address)
        {
            while (!await AnswersAsync(address))
                await Task.Delay(100, Stop);
        }

        async Task<bool> AnswersAsync(Uri address)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "health/ready"), Stop);
                last = await answer.Content.ReadAsStringAsync(Stop);
                return answer.StatusCode == status && named.All(check => last.Contains($"{check}:", StringComparison.Ordinal));
            }
            catch (HttpRequestException notYet)
            {
                last = notYet.Message;
                return false;
            }
        }
    }
}
