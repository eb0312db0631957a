using System.Text.RegularExpressions;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Services as processes of their own, on one home and on a broker of their own, to be killed, frozen and started again.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const string Annotation = "annotation";
    public const string Training = "training";
    public const string Evaluation = "evaluation";
    public const string Fairness = "fairness";

    private readonly Dictionary<string, SubjectProcess> running = [];
    private readonly Dictionary<string, Uri> addresses = [];
    private readonly string home;
    private readonly TestedStore tested;

    private Fleet(BrokerProcess broker, string home, TestedStore tested)
    {
        (Broker, this.home, this.tested) = (broker, home, tested);
        ToBroker = new("127.0.0.1", new Uri(broker.Uri).Port);
        ToBroker.Connect();
    }

    /// <summary>What consumes; each of them relays too, one at a time.</summary>
    public static IReadOnlyList<string> Consumers { get; } = [Annotation, Training, Evaluation, Fairness];

    public BrokerProcess Broker { get; }

    /// <summary>The network between the services and the broker.</summary>
    public Wire ToBroker { get; }

    /// <summary>Starts the broker and one process of every service that consumes.</summary>
    /// <param name="program">Their <c>semcov</c>.</param>
    public static async Task<Fleet> StartAsync(string home, TestedStore tested, string program)
    {
        var fleet = new Fleet(await BrokerProcess.StartAsync(), home, tested);
        await Task.WhenAll(Consumers.Select(service => fleet.StartAsync(service, program)));
        return fleet;
    }

    /// <param name="name">Its instance's name, which it keeps over its deaths: a service's name, or that, a dash and what tells it from the others.</param>
    /// <param name="program">The <c>semcov</c> of another build; null for that of this one.</param>
    public async Task StartAsync(string name, string? program = null)
    {
        var process = SubjectProcess.StartFile(program ?? RunningPlatform.Program, ["serve", name.Split('-')[0], "--home", home], settings: Settings(name));
        lock (running)
            running[name] = process;
        var line = await process.SaidAsync(said => Regex.IsMatch(said, " works on .* at http://"));
        lock (running)
            addresses[name.Split('-')[0]] = new Uri(Regex.Match(line, @"http://127\.0\.0\.1:\d+").Value);
    }

    /// <summary>Where the instance of a service that was started last answers.</summary>
    public Uri AddressOf(string service)
    {
        lock (running)
            return addresses[service];
    }

    /// <summary>Waits until one of those that run says it, from now on.</summary>
    public Task SomebodySaysAsync(Func<string, bool> matches)
    {
        lock (running)
            return Task.WhenAny(running.Values.Select(process => process.SaysAsync(matches)));
    }

    public Task KillAsync(string name) => running[name].KillAsync();

    public void Freeze(string name) => running[name].Freeze();

    public void Thaw(string name) => running[name].Thaw();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in running.Values)
            await process.DisposeAsync();
        ToBroker.Dispose();
        await Broker.DisposeAsync();
    }

    /// <summary>Where the stores are, for any process.</summary>
    public static Dictionary<string, string> Stores(TestedStore tested) => new()
    {
        [Variable($"{EventStoreOptions.Section}:Backend")] = tested.Address.Backend,
        [Variable($"{EventStoreOptions.Section}:Connection")] = tested.Address.Events,
        [Variable($"{ReadModelOptions.Section}:Backend")] = tested.Address.Backend,
        [Variable($"{ReadModelOptions.Section}:Connection")] = tested.Address.ReadModels,
    };

    private Dictionary<string, string> Settings(string name) => new(Stores(tested))
    {
        [Variable($"{MessagingOptions.Section}:Transport")] = nameof(BusTransport.RabbitMq),
        [Variable($"{MessagingOptions.Section}:Uri")] = new UriBuilder(Broker.Uri) { Port = ToBroker.Port }.Uri.ToString(),
        // As a container keeps its name: what it held when it was killed is its successor's at once.
        [Variable(ProcessIdentity.Setting)] = name,
        ["SEMCOV__TRAINER__LEASE"] = "00:00:05",
        ["SEMCOV__TRAINER__POLL"] = "00:00:00.2",
    };

    private static string Variable(string setting) => setting.Replace(":", "__").ToUpperInvariant();
}
