using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SemCovNet.Tests.Services.Messaging;

/// <summary>A broker on which <c>infra/rabbitmq/deploy.sh</c> was run before any service.</summary>
public sealed class DeployedBroker : IAsyncLifetime
{
    // What a running broker says of itself, and what only it can know.
    private static readonly string[] Compared = ["permissions", "policies", "exchanges", "queues", "bindings"];

    private readonly Dictionary<string, string> passwords = [];
    private BrokerProcess? broker;

    public static string DefinitionsFile { get; } = Path.Combine(Repository.Root, "infra", "rabbitmq", "definitions.json");

    /// <summary>Skips the test where RabbitMQ is not installed.</summary>
    internal async Task<BrokerProcess> BrokerAsync() => broker ??= await StartAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => broker?.DisposeAsync() ?? ValueTask.CompletedTask;

    public async Task<string> UriOfAsync(string service) => (await BrokerAsync()).UriOf($"semcov-{service}", passwords[service]);

    /// <summary>What the broker holds now, in one order, as text; users aside, whose passwords are hashed anew each time.</summary>
    public async Task<string> DefinitionsAsync()
    {
        var file = Path.GetTempFileName();
        await (await BrokerAsync()).ControlAsync("export_definitions", file);
        var exported = await File.ReadAllTextAsync(file);
        File.Delete(file);
        return Normal(exported);
    }

    /// <summary>The same of a file.</summary>
    public static string Normal(string definitions)
    {
        var all = JsonNode.Parse(definitions)!.AsObject();
        var kept = new JsonObject { ["vhosts"] = new JsonArray(new JsonObject { ["name"] = "/" }) };
        foreach (var part in Compared)
            kept[part] = new JsonArray([.. all[part]!.AsArray().Select(each => Sorted(each!)).Where(each => !IsOfAdmin(each)).OrderBy(each => each.ToJsonString(), StringComparer.Ordinal)]);
        return kept.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private async Task<BrokerProcess> StartAsync()
    {
        var started = await BrokerProcess.StartAsync();
        var deploy = Path.Combine(Repository.Root, "infra", "rabbitmq", "deploy.sh");
        foreach (var user in (await RunAsync(deploy, started, "--print-users")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            passwords[user] = RandomNumberGenerator.GetHexString(24);
        await RunAsync(deploy, started);
        return started;
    }

    private async Task<string> RunAsync(string script, BrokerProcess started, params string[] arguments)
    {
        var start = new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in started.Environment)
            start.Environment[name] = value;
        foreach (var (user, password) in passwords)
            start.Environment[$"SEMCOV_BROKER_PASSWORD_{user.ToUpperInvariant()}"] = password;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script} failed: {await errors}{await output}");
        return await output;
    }

    private static bool IsOfAdmin(JsonNode definition) => definition["user"]?.GetValue<string>() == BrokerProcess.Admin;

    private static JsonNode Sorted(JsonNode node) => node is JsonObject fields
        ? new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value is null ? null : Sorted(field.Value))))
        : node.DeepClone();
}
