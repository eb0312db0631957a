using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.Artifacts;

/// <summary>Contract records as artifacts.</summary>
public static class ArtifactJson
{
    public static Task<Digest> PutJsonAsync<T>(this IArtifactStore store, T value, CancellationToken cancellation = default) =>
        store.PutAsync(JsonSerializer.SerializeToUtf8Bytes(value, ContractJson.Options), cancellation);

    /// <exception cref="JsonException">The artifact is not a <typeparamref name="T"/>.</exception>
    public static async Task<T> GetJsonAsync<T>(this IArtifactStore store, Digest digest, CancellationToken cancellation = default) =>
        JsonSerializer.Deserialize<T>(await store.GetAsync(digest, cancellation), ContractJson.Options)
        ?? throw new JsonException($"Artifact {digest} holds null instead of a {typeof(T).Name}.");
}
