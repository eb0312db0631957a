using System.Text.Json.Nodes;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>One service of a compose file.</summary>
internal sealed class ComposeService(string name, JsonNode service)
{
    public string Name => name;

    /// <summary>Whether it is a process of the platform, and no server that it stands on.</summary>
    public bool IsOurs => Environment.ContainsKey("SEMCOV__HOME");

    public bool IsBuilt => service["build"] is not null;

    public string Image => $"{service["image"]}";

    /// <summary>The project whose own program it runs; null for the command line.</summary>
    public string? Project => service["build"]?["args"]?["PROJECT"]?.ToString();

    /// <summary>The part of the platform that it runs; empty for a server.</summary>
    public string Module => !IsOurs ? "" : Project is { } project ? Path.GetFileName(project).ToLowerInvariant() : Command.ElementAtOrDefault(1) ?? "";

    public IReadOnlyList<string> Command => [.. service["command"].Texts()];

    public string? Url => Command.SkipWhile(word => word != "--urls").ElementAtOrDefault(1);

    public int Port => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Port : 0;

    public IReadOnlyDictionary<string, string> Environment => service["environment"].Pairs().ToDictionary(each => each.Key, each => $"{each.Value}");

    public IReadOnlyList<string> Published => [.. service["ports"].Texts()];

    public IReadOnlyList<string> Volumes => [.. service["volumes"].Texts()];

    public IReadOnlyDictionary<string, string> DependsOn => service["depends_on"].Pairs().ToDictionary(each => each.Key, each => $"{each.Value?["condition"]}");

    public IReadOnlyList<string> HealthTest => [.. service["healthcheck"]?["test"].Texts() ?? []];

    /// <summary>Whether it says that it runs to its end, which is then its health.</summary>
    public bool Ends => service["healthcheck"]?["disable"]?.ToString() == "true" && service["restart"] is null;

    public string? User => service["user"]?.ToString();

    public bool ReadOnly => service["read_only"]?.ToString() == "true";

    public IReadOnlyList<string> Options => [.. service["security_opt"].Texts()];

    public IReadOnlyList<string> Dropped => [.. service["cap_drop"].Texts()];
}
