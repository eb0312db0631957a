using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.ReadModels;

internal static class JsonText
{
    /// <exception cref="JsonException">A table was changed by hand; rebuilding it helps.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContractJson.Options)
        ?? throw new JsonException($"A read model holds null instead of a {typeof(T).Name}: rebuild it.");
}
