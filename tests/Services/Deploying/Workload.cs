using System.Text.Json.Nodes;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>A Deployment, and what its pods refer to.</summary>
internal sealed class Workload(JsonNode document)
{
    public string Name => $"{document["metadata"]!["name"]}";

    public JsonNode Pod => document["spec"]!["template"]!["spec"]!;

    public JsonNode? Labels => document["spec"]!["template"]!["metadata"]!["labels"];

    public JsonNode? Selector => document["spec"]!["selector"];

    public IReadOnlyList<JsonNode> Containers => [.. Pod["containers"].Items()];

    public IEnumerable<(string Name, string? Key)> ConfigMaps =>
        [.. From("configMapRef"), .. Keys("configMapKeyRef"), .. Pod["volumes"].Items().Where(volume => volume["configMap"] is not null).Select(volume => ($"{volume["configMap"]!["name"]}", (string?)null))];

    public IEnumerable<(string Name, string? Key)> Secrets => [.. From("secretRef"), .. Keys("secretKeyRef")];

    public IEnumerable<string> Claims => Pod["volumes"].Items().Select(volume => volume["persistentVolumeClaim"]?["claimName"]?.ToString()).OfType<string>();

    public IEnumerable<string> Volumes => Pod["volumes"].Items().Select(volume => $"{volume["name"]}");

    private IEnumerable<(string, string?)> From(string kind) =>
        Containers.SelectMany(container => container["envFrom"].Items()).Where(source => source[kind] is not null).Select(source => ($"{source[kind]!["name"]}", (string?)null));

    private IEnumerable<(string, string?)> Keys(string kind) =>
        Containers.SelectMany(container => container["env"].Items()).Select(variable => variable["valueFrom"]?[kind]).OfType<JsonNode>().Select(source => ($"{source["name"]}", (string?)$"{source["key"]}"));
}
