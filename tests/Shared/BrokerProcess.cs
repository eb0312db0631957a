using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SemCovNet.Tests;

/// <summary>A RabbitMQ of its own, from the distribution's package, on free ports of this machine; it may be killed and started again on the same data.</summary>
internal sealed class BrokerProcess : IAsyncDisposable
{
    public const string Admin = "semcov";

    private const string Bin = "/usr/lib/rabbitmq/bin/";

    // Below the ports that the kernel gives to outgoing connections.
    private const int FirstPort = 15_000;
    private const int LastPort = 32_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("semcov-broker-");
    private readonly string password = RandomNumberGenerator.GetHexString(32);
    private readonly int port = FreePort();
    private readonly Dictionary<string, string> environment;
    private readonly Process mapper;
    private Process? server;

    private BrokerProcess()
    {
        var mapperPort = FreePort();
        environment = new()
        {
            ["HOME"] = home.FullName,
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{mapperPort}",
            ["RABBITMQ_NODENAME"] = $"semcov-{Path.GetFileName(home.FullName)}@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{FreePort()}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(home.FullName, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(home.FullName, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(home.FullName, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(home.FullName, "none"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(home.FullName, "plugins"),
            // The process that is started is then the broker itself, and a kill reaches it.
            ["RUNNING_UNDER_SYSTEMD"] = "1",
        };
        File.WriteAllText(environment["RABBITMQ_CONFIG_FILE"], $"listeners.tcp.1 = 127.0.0.1:{port}\ndefault_user = {Admin}\ndefault_pass = {password}\n");
        // A port mapper of its own: the one that Erlang would start is shared by the machine and outlives the broker.
        mapper = Start("epmd", "-port", $"{mapperPort}");
    }

    public string Uri => UriOf(Admin, password);

    /// <summary>What a program needs around it to administer this broker with <c>rabbitmqctl</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment => environment;

    /// <summary>Skips the test where RabbitMQ is not installed.</summary>
    public static async Task<BrokerProcess> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Bin + "rabbitmq-server"), $"{Bin}rabbitmq-server is not there: install rabbitmq-server.");
        var broker = new BrokerProcess();
        await broker.StartAgainAsync();
        return broker;
    }

    public string UriOf(string user, string secret) => $"amqp://{user}:{secret}@127.0.0.1:{port}/";

    public async Task StartAgainAsync()
    {
        server = Start(Bin + "rabbitmq-server");
        using var limit = new CancellationTokenSource(Patience);
        while (!await ListensAsync())
        {
            if (server.HasExited || limit.IsCancellationRequested)
                throw new InvalidOperationException($"RabbitMQ did not start: see {home.FullName}/log.");
            await Task.Delay(LookInterval);
        }
    }

    /// <summary>SIGKILL: no last word.</summary>
    public async Task KillAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    /// <summary>Runs <c>rabbitmqctl</c> to its end.</summary>
    public async Task<string> ControlAsync(params string[] arguments)
    {
        using var control = Start(Bin + "rabbitmqctl", ["--quiet", .. arguments]);
        var (output, errors) = (control.StandardOutput.ReadToEndAsync(), control.StandardError.ReadToEndAsync());
        await control.WaitForExitAsync();
        return control.ExitCode == 0 ? await output : throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)}: {await errors}{await output}");
    }

    /// <summary>How many channels it has closed because they held a message for too long.</summary>
    public async Task<int> ClosedForImpatienceAsync()
    {
        var count = 0;
        foreach (var log in Directory.EnumerateFiles(environment["RABBITMQ_LOG_BASE"], "*.log"))
            count += (await File.ReadAllLinesAsync(log)).Count(line => line.Contains("has timed out waiting for", StringComparison.Ordinal));
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await KillAsync();
        mapper.Kill();
        await mapper.WaitForExitAsync();
        mapper.Dispose();
        home.Delete(recursive: true);
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // What nobody reads would fill the pipe and stop the broker.
        if (program != Bin + "rabbitmqctl")
            _ = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.StandardError.BaseStream.CopyToAsync(Stream.Null));
        return process;
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        while (true)
        {
            var candidate = RandomNumberGenerator.GetInt32(FirstPort, LastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, candidate);
                listener.Start();
                return candidate;
            }
            catch (SocketException)
            {
                // Somebody has it: another.
            }
        }
    }
}
