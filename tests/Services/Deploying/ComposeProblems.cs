using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SemCovNet.Cli.Running;
using SemCovNet.ServiceDefaults;
using YamlDotNet.Core;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>What a compose file says that does not agree with itself or with the platform.</summary>
internal static partial class ComposeProblems
{
    public static IReadOnlyList<string> Of(string text)
    {
        try
        {
            return Of(Yaml.Parse(text), text);
        }
        catch (YamlException unreadable)
        {
            return [$"line {unreadable.Start.Line}: {unreadable.Message}"];
        }
    }

    private static IReadOnlyList<string> Of(JsonNode file, string text)
    {
        var services = file["services"].Pairs().Select(each => new ComposeService(each.Key, each.Value!)).ToList();
        return
        [
            .. Programs(services), .. services.SelectMany(Settings), .. Ports(services), .. services.SelectMany(service => References(service, services, file)),
            .. services.SelectMany(Users), .. services.SelectMany(Hardening), .. Secrets(text, services),
        ];
    }

    private static IEnumerable<string> Programs(IReadOnlyList<ComposeService> services)
    {
        foreach (var service in services.Where(service => service.IsOurs))
        {
            if (service.Project is { } project && !File.Exists(Path.Combine(Repository.Root, project, $"{Path.GetFileName(project)}.csproj")))
                yield return $"{service.Name}: there is no project {project}";
            if (service.Project is null && (service.Command.FirstOrDefault() != "serve" || Modules.All.All(module => module.Name != service.Module)))
                yield return $"{service.Name}: semcov serve has no service {service.Module}";
        }
        foreach (var module in Modules.All.Where(module => services.All(service => service.Module != module.Name)))
            yield return $"nothing runs {module.Name}";
    }

    private static IEnumerable<string> Settings(ComposeService service)
    {
        foreach (var name in KnownSettings.Unknown(service.Environment.Keys))
            yield return $"{service.Name}: {name} sets nothing";
        foreach (var name in KnownSettings.Addresses.Where(name => service.Module == "dashboard" && !service.Environment.ContainsKey(name)))
            yield return $"{service.Name} is not told where {name} is";
    }

    private static IEnumerable<string> Ports(IReadOnlyList<ComposeService> services)
    {
        var ours = services.Where(service => service.IsOurs).ToList();
        foreach (var service in ours.Where(service => service.Url is null || !IsLoopback(service.Url)))
            yield return $"{service.Name}: {service.Url ?? "no address"} is not one of loopback";
        foreach (var port in ours.GroupBy(service => service.Port).Where(same => same.Count() > 1))
            yield return $"{string.Join(" and ", port.Select(service => service.Name))} have the same port";
        // Leases are held by it; in a container every process has the same number.
        foreach (var service in ours.Where(service => service.Environment.GetValueOrDefault("SEMCOV__INSTANCE") != service.Name))
            yield return $"{service.Name}: SEMCOV__INSTANCE is not its name";
        foreach (var service in ours.Where(service => service.HealthTest.LastOrDefault() != $"{service.Port}"))
            yield return $"{service.Name}: its health is asked for at another port than {service.Port}";
        foreach (var published in services.SelectMany(service => service.Published).Where(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)))
            yield return $"{published} is published to everybody";
        var open = ours.Select(service => service.Port).Concat(services.SelectMany(service => service.Published).Select(port => int.Parse(port.Split(':')[1]))).ToHashSet();
        foreach (var service in ours)
        {
            foreach (var port in service.Environment.Values.SelectMany(value => LocalPort().Matches(value)).Select(match => int.Parse(match.Groups[1].Value + match.Groups[2].Value)).Where(port => !open.Contains(port)))
                yield return $"{service.Name} is told of port {port}, where nothing listens";
        }
    }

    private static IEnumerable<string> References(ComposeService service, IReadOnlyList<ComposeService> services, JsonNode file)
    {
        foreach (var (name, how) in service.DependsOn)
        {
            if (services.FirstOrDefault(other => other.Name == name) is not { } other)
                yield return $"{service.Name} depends on {name}, which is not there";
            else if (how == "service_healthy" && other.HealthTest.Count == 0)
                yield return $"{service.Name} waits for the health of {name}, which tells none";
        }
        foreach (var source in service.Volumes.Select(volume => volume.Split(':')[0]))
        {
            if (source[0] == '.' ? !Path.Exists(Path.Combine(Repository.Root, source)) : file["volumes"]?.AsObject().ContainsKey(source) != true)
                yield return $"{service.Name}: there is no volume {source}";
        }
    }

    private static IEnumerable<string> Users(ComposeService service)
    {
        if (!service.IsOurs)
            yield break;
        var broker = BrokerUser().Match(service.Environment.GetValueOrDefault("SEMCOV__BUS__URI", ""));
        if (broker.Groups[1].Value != service.Module)
            yield return $"{service.Name}: the broker knows it as semcov-{service.Module}, not as {broker.Groups[1].Value}";
        if (broker.Groups[2].Value != $"SEMCOV_BROKER_PASSWORD_{service.Module.ToUpperInvariant()}")
            yield return $"{service.Name}: its password on the broker is another user's";
        if (!BrokerDefinitions.Users.Contains($"semcov-{broker.Groups[1].Value}"))
            yield return $"{service.Name}: the broker has no user semcov-{broker.Groups[1].Value}";
        var publishes = service.Environment.GetValueOrDefault("SEMCOV__BUS__RELAY") == "true";
        if (publishes != (service.Module == "relay"))
            yield return $"{service.Name}: the relay alone publishes";
    }

    private static IEnumerable<string> Hardening(ComposeService service)
    {
        if (service.User is null or "0" or "root")
            yield return $"{service.Name} runs as root";
        if (service.HealthTest.Count == 0 && !service.Ends)
            yield return $"{service.Name} tells no health";
        if (!service.Options.Contains("no-new-privileges:true") || !service.Dropped.Contains("ALL"))
            yield return $"{service.Name} keeps privileges";
        if (service.IsOurs && !service.ReadOnly)
            yield return $"{service.Name} can write to its root file system";
        if (!service.IsBuilt && !ImagePins.IsPinned(service.Image))
            yield return $"{service.Name}: the image {service.Image} is not pinned";
    }

    private static IEnumerable<string> Secrets(string text, IEnumerable<ComposeService> services)
    {
        foreach (Match variable in Variable().Matches(text))
        {
            if (!variable.Groups[2].Value.StartsWith(":?", StringComparison.Ordinal))
                yield return $"{variable.Groups[1].Value} has a default, or may be empty";
        }
        foreach (var service in services)
        {
            foreach (var secret in service.Environment.Where(each => SecretName().IsMatch(each.Key) && !each.Value.Contains("${", StringComparison.Ordinal)))
                yield return $"{service.Name}: {secret.Key} stands in the file";
        }
    }

    private static bool IsLoopback(string url)
    {
        try
        {
            return LoopbackOnly.Check(url) == url;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"127\.0\.0\.1(?::(\d+)|;Port=(\d+))")]
    private static partial Regex LocalPort();

    [GeneratedRegex(@"^amqp://semcov-([a-z]+):\$\{(\w+)")]
    private static partial Regex BrokerUser();

    [GeneratedRegex(@"\$\{(\w+)([^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex("PASS|SECRET|ACCESS_?KEY|CONNECTION$")]
    private static partial Regex SecretName();
}
