using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Calls;

/// <param name="Status">Of HTTP; 0 where no answer came, the body then says why.</param>
public sealed record ServiceReply(int Status, string Body)
{
    public const int Unsent = 0;

    public bool IsDone => Status is 200 or 204;

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, ContractJson.Options) ?? throw new JsonException("The answer is null.");

    /// <summary>Why it was not done and what would help: the service's own words where it has some.</summary>
    /// <param name="service">Null for what this process answers itself.</param>
    public string Refusal(CalledService? service) => (Status, service) switch
    {
        (Unsent or 507, _) => Body,
        (>= 400 and < 500, _) when Body.StartsWith('"') => JsonSerializer.Deserialize<string>(Body)!,
        (404, { } s) => $"The server runs no {s.Name} service: set {s.Setting} to where it answers.",
        (502 or 503 or 504, { } s) => $"The {s.Name} service does not answer. Start it, or set {s.Setting} to where it does.",
        _ => $"The server answered {Status}.",
    };
}
