using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Fairness.Alerting;

/// <summary>
/// Posts an alert, or its closing, as JSON. <c>X-Semcov-Signature: sha256=HEX</c> is the HMAC-SHA256 of the body under the shared secret; <c>X-Semcov-Delivery</c> is the
/// event's id, the same when a post is repeated.
/// </summary>
public sealed class AlertWebhook(HttpClient http, IOptions<AlertOptions> options)
{
    public const string SignatureHeader = "X-Semcov-Signature";
    public const string DeliveryHeader = "X-Semcov-Delivery";

    /// <summary>Does nothing where no webhook is set.</summary>
    /// <exception cref="HttpRequestException">It was not taken, or the receiver is said to be elsewhere: it is tried again, and parked in the end.</exception>
    public async Task PostAsync(IModelUseEvent alert, Guid delivery, CancellationToken cancellation)
    {
        if (options.Value is not { Webhook: { } address, Secret: { } secret })
            return;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = WireNames.Of(alert.GetType()), alert = (object)alert }, ContractJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, $"sha256={Sign(secret, body)}");
        request.Headers.Add(DeliveryHeader, delivery.ToString());
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>64 hexadecimal digits.</returns>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret), body));
}
