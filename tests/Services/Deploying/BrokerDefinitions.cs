using System.Text.Json.Nodes;

namespace SemCovNet.Tests.Services.Deploying;

internal static class BrokerDefinitions
{
    /// <summary>Who has rights in <c>infra/rabbitmq/definitions.json</c>.</summary>
    public static HashSet<string> Users { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "rabbitmq", "definitions.json")))!["permissions"].Items().Select(right => $"{right["user"]}")];
}
